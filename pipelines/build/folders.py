"""Where a folder lies, and what went wrong with a file in it: words, not a trace."""

import errno
import re
from pathlib import Path, PurePosixPath

from pipelines.errors import PublishError

_SYNCED = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "icloud": "iCloud",
    "mobile documents": "iCloud",
    "cloudstorage": "a synced folder",
    "nextcloud": "Nextcloud",
    "box sync": "Box",
}
_NETWORK = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "afpfs", "webdav", "davfs"}
_HELD_ON_WINDOWS = (32, 33)  # sharing and lock violations
_LOCAL = "Name a folder on this machine's own disk: such as --output ~/wider-stage."


def warning(folder, mounts=None):
    """Why a build should not write into this folder, in one sentence; empty where nothing speaks
    against it.

    Parameters
    ----------
    folder : str or Path
        The output folder, as it was given.
    mounts : str or None
        What `/proc/mounts` holds; read from there where it exists.
    """
    text = str(folder)
    if re.match(r"^(\\\\|//)[^\\/]", text):
        return f"{text} is a network folder. {_WHY_NETWORK} {_LOCAL}"
    for part in re.split(r"[\\/]", text.lower()):
        for mark, name in _SYNCED.items():
            if part == mark or part.startswith((f"{mark} ", f"{mark}-")):
                return f"{text} lies in {name}. {_WHY_SYNCED} {_LOCAL}"
    if _file_system(Path(folder), _mounts() if mounts is None else mounts) in _NETWORK:
        return f"{text} lies on a network disk. {_WHY_NETWORK} {_LOCAL}"
    return ""


_WHY_SYNCED = "A synced folder may copy a database while it is written, or put an old one back."
_WHY_NETWORK = "A database on a network disk may be locked for long, or be read half written."


def _mounts():
    path = Path("/proc/mounts")
    return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""


def _file_system(folder, mounts):
    """Kind of the file system of the innermost mount around a folder; empty where unknown."""
    here = PurePosixPath(folder.absolute().as_posix())
    found = ("", "")
    for line in mounts.splitlines():
        fields = line.split()
        if len(fields) > 2:
            point = PurePosixPath(fields[1].replace("\\040", " "))
            if (here == point or point in here.parents) and len(str(point)) >= len(found[0]):
                found = (str(point), fields[2])
    return found[1]


def cannot_write(error, output):
    """A `PublishError` in words for what the system said of a file under the output folder."""
    where = Path(error.filename).name if error.filename else Path(output).name
    if error.errno == errno.ENOSPC:
        return PublishError(where, "the disk is full", "Make room, or name another --output.")
    if error.errno == errno.EROFS:
        return PublishError(where, "this disk can only be read", "Name another --output.")
    held = getattr(error, "winerror", None) in _HELD_ON_WINDOWS
    if held or error.errno in (errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY):
        return PublishError(
            where,
            "another program holds it open, or it may not be written",
            "Close what has it open (a viewer, a synchroniser, a virus scan), check who may write "
            "there, and build again. What was served stays served.",
        )
    return PublishError(where, f"it cannot be written ({error.strerror})", "Name another --output.")
