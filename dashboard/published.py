"""Which file is published for an audience: the pointer, and what it promises of the file."""

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
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
    current = _pointer(folder / "current.json")
    if current is None:
        raise ReadingError(
            "WIDER_STAGE_PUBLISHED", "nothing has been published in this folder yet", BUILD_AGAIN
        )
    waiting = _from_today(folder, audience)
    entry = waiting if isinstance(waiting, dict) else current.get(audience)
    if entry is None and waiting:
        raise ReadingError(
            "This build", f"is not public yet: it is from {waiting}", "Come back then."
        )
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


def _pointer(path):
    """What a pointer says; None where it is not there."""
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise ReadingError(
            path.name, f"the pointer cannot be read ({type(error).__name__})", BUILD_AGAIN
        ) from error
    return said if isinstance(said, dict) else {}


def _from_today(folder, audience):
    """What waited for today or a day before, as an entry; the day in words where it still waits.

    None where nothing waits for this audience, or where its file has gone.
    """
    entry = (_pointer(folder / "waiting.json") or {}).get(audience)
    if not isinstance(entry, dict):
        return None
    try:
        day = date.fromisoformat(entry["from"])
    except (KeyError, TypeError, ValueError) as error:
        raise ReadingError("waiting.json", "names no day", BUILD_AGAIN) from error
    if datetime.now(UTC).date() < day:
        return f"{day.day} {day:%B %Y}"
    return entry if (folder / str(entry.get("file"))).is_file() else None


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
