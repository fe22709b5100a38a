"""The lock names every file that is installed, its licences are permissive, and it was reviewed."""

import hashlib
import importlib.metadata
import re

import pytest

from pipelines.config import PROJECT

REVIEW = (PROJECT / "docs" / "dependencies.md").read_text(encoding="utf-8")
LOCKS = ("requirements.txt", "requirements-dev.txt")
_PINNED = re.compile(r"^([a-z0-9][a-z0-9.-]*)(\[[a-z,]+\])?==(\S+)")
PERMISSIVE = re.compile(
    r"\b(MIT|MIT-0|MIT-CMU|BSD|BSD-[23]-Clause|3-Clause BSD|0BSD|Apache|PSF|Zlib|CC0|ISC"
    r"|MPL-2\.0|MPL 2\.0)\b"
)


def requirements(lock):
    """Each requirement of a lock with its hashes, as one line."""
    text = (PROJECT / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    return [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_pinned_by_version_and_hash_and_comes_from_no_address(lock):
    found = requirements(lock)
    assert len(found) > 50
    for line in found:
        assert _PINNED.match(line), line[:80]
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", line), line[:80]
        assert "://" not in line and " @ " not in line, line[:80]


def test_what_we_run_has_a_licence_that_lets_anybody_use_it():
    for name in sorted({_PINNED.match(line)[1] for line in requirements("requirements.txt")}):
        try:
            told = importlib.metadata.metadata(name)
        except importlib.metadata.PackageNotFoundError:
            continue  # for another system or Python
        kinds = [c for c in told.get_all("Classifier") or [] if c.startswith("License")]
        said = " ".join(
            [told.get("License-Expression") or "", *kinds, (told.get("License") or "")[:200]]
        )
        assert PERMISSIVE.search(said), (name, said[:80])
        assert not re.search(r"\b[AL]?GPL", said), (name, said[:80])


def test_every_package_that_we_ask_for_has_its_reason():
    asked = (PROJECT / "requirements.in").read_text(encoding="utf-8").splitlines()
    asked = {re.match(r"[a-z0-9-]+", line)[0] for line in asked if line.strip()}
    table = REVIEW.split("| package |")[1].split("##")[0]
    assert asked == set(re.findall(r"^\| ([a-z0-9-]+) \|", table, re.MULTILINE))


def test_the_lock_is_the_one_that_was_reviewed():
    now = hashlib.sha256((PROJECT / "requirements.txt").read_bytes()).hexdigest()
    reviewed = re.findall(r"^\| `([0-9a-f]{64})` \|", REVIEW, re.MULTILINE)
    assert now in reviewed, "review what changed as docs/dependencies.md says; then add its hash"
