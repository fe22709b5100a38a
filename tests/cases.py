"""Values worked out elsewhere: every case of a file in the folder WIDER_STAGE_ORACLES names."""

import json
import math
from collections import defaultdict

import pytest

from tests import support


def load(name):
    """The file's content, or None where there is no such folder."""
    path = support.ORACLES / name
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None


def each(entries, name="case"):
    """Parameters for a test: one per entry with its id, or one that says why it is skipped."""
    if not entries:
        reason = f"no such cases at {support.ORACLES}: set WIDER_STAGE_ORACLES to their folder"
        return [pytest.param(None, marks=pytest.mark.skip(reason=reason), id="absent")]
    return [
        pytest.param(entry, id=str(entry.get("id", i) if isinstance(entry, dict) else i))
        for i, entry in enumerate(entries)
    ]


def listed(value):
    """A list of one where R wrote a single value without brackets."""
    return value if isinstance(value, list) else [value]


def same(found, expected, rel=1e-9, absolute=1e-12):
    """Whether two numbers agree; null is NaN or None."""
    unknown = found is None or (isinstance(found, float) and math.isnan(found))
    if expected is None or unknown:
        return expected is None and bool(unknown)
    return found == pytest.approx(expected, rel=rel, abs=absolute)


def differences(found, expected, rel=1e-9, absolute=1e-12):
    """Rows of (position, found, expected) that do not agree, for a message that helps."""
    assert len(found) == len(expected), (len(found), len(expected))
    pairs = enumerate(zip(found, expected, strict=True))
    return [(i, f, e) for i, (f, e) in pairs if not same(f, e, rel, absolute)]


def grouped(rows, *names):
    """{key: rows} by the columns named, in order of appearance; all rows under () without one."""
    groups = defaultdict(list)
    for row in rows:
        groups[tuple(row[name] for name in names)].append(row)
    return groups
