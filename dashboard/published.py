"""Which file is published for an audience: the pointer, and what it promises of the file."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from pipelines.errors import ReadingError

BUILD_AGAIN = "Run `python -m pipelines build` on your data folder."


@dataclass(frozen=True)
class Published:
    """A published file: for whom, of which build, where, and what its content must hash to."""

    audience: str
    build_id: str
    path: str
    sha256: str


@dataclass(frozen=True)
class Build:
    """The build that a published file came from."""

    build_id: str
    title: str
    built_at: object
    audience: str
    is_synthetic: bool
    files: int
    lines_read: int
    lines_accepted: int
    lines_rejected: int
    checks_passed: int
    checks_warned: int


def find(folder, audience):
    """The published file that the pointer names for an audience.

    Raises
    ------
    ReadingError
        If nothing is published, the pointer is broken, or the file is not there.
    """
    folder = Path(folder)
    pointer = folder / "current.json"
    try:
        said = json.loads(pointer.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ReadingError(
            "WIDER_STAGE_PUBLISHED", "nothing has been published in this folder yet", BUILD_AGAIN
        ) from None
    except (OSError, ValueError) as error:
        raise ReadingError(
            "current.json", f"the pointer cannot be read ({type(error).__name__})", BUILD_AGAIN
        ) from error
    entry = said.get(audience) if isinstance(said, dict) else None
    if not isinstance(entry, dict) or not {"build_id", "file", "sha256"} <= entry.keys():
        raise ReadingError(
            "current.json", f"the pointer names no file for the audience {audience!r}", BUILD_AGAIN
        )
    path = (folder / entry["file"]).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise ReadingError("current.json", "the file lies outside the folder", BUILD_AGAIN)
    if not path.is_file():
        raise ReadingError(entry["file"], "the published file is missing", BUILD_AGAIN)
    return Published(audience, entry["build_id"], str(path), entry["sha256"])


def verify(published):
    """Refuse a file whose content is not what the pointer promised."""
    with open(published.path, "rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != published.sha256:
        raise ReadingError(
            Path(published.path).name,
            "its content is not what was published (the checksum differs)",
            BUILD_AGAIN,
        )
