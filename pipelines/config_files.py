"""Which files the paths in `sources.toml` name, and which files hold nobody's data."""

import glob
import os
import re
import zipfile
from fnmatch import fnmatchcase
from pathlib import Path
from posixpath import normpath

from pipelines.errors import ConfigError

PROJECT = Path(__file__).resolve().parents[1]

# Read-me files, our own files, and what a build left when its output is not a dot-folder.
_NOT_DATA = re.compile(
    r"readme(?![a-z]).*|licen[cs]e(\.(md|txt))?|sources\.toml|journal\.db.*|lexicon\.toml|build\.lock"
    r"|(warehouse|current|waiting)\.(json|new)|.+\.duckdb(\..*)?",
    re.IGNORECASE,
)
_BROUGHT_ALONG = re.compile(
    r"(^|/)(\.(?!/)|__MACOSX/|~\$)"
)  # by a Mac, or by Office while it is open
_VARIABLE = re.compile(r"\$\{(?P<name>\w+)(?::-(?P<default>[^}]*))?\}")


def named(patterns, root, where, walked):
    """Every file that paths of `sources.toml` name, with stars or through a zip.

    Parameters
    ----------
    patterns : str or list of str
        Relative to the folder; one may begin with `${NAME:-default}`.
    root : path
        The data folder.
    where : str
        Which entry says so, for messages.
    walked : collection of path
        The files that the data folder is known to hold.

    Raises
    ------
    ConfigError
        If a path names no file, or a variable that is not set.
    """
    if isinstance(patterns, str):
        patterns = [patterns]
    if not patterns:
        raise ConfigError(where, "names no files", 'Write files = ["…"].')
    for pattern in map(str, patterns):
        base = _expand(pattern, root, where)
        found = [base]
        if "*" in pattern:
            found = _starred(base, pattern, walked, root)
        found = [path.resolve() for path in found if path.is_file()] or _members_named(base)
        if not found:
            hint = "Check the path: a star stands for files and folders, and for no zip."
            hint = hint if "*" in pattern else "Check the path."
            raise ConfigError(where, f"no file is called {pattern}", hint)
        yield from found


def _starred(path, pattern, walked, root):
    """Files that a path with stars stands for: `*` for any name of a file or a folder, `**` for
    folders at any depth. Of our own folder they are those that it is known to hold.
    """
    outside = max(0, len(path.parts) - len(Path(pattern).parts))
    at = next(i for i in range(outside, len(path.parts)) if "*" in path.parts[i])
    start = Path(*path.parts[:at])
    found = sorted(start.glob("/".join(map(_as_glob, path.parts[at:]))))
    if at < len(path.parts) - 1:
        ours = root.resolve()
        found = [p for p in found if p.resolve() in walked or not p.resolve().is_relative_to(ours)]
    return [p for p in found if not is_left_out(p.relative_to(start).as_posix())]


def _as_glob(part):
    """A part of a path in which nothing but stars stands for other signs."""
    return part if part == "**" else "*".join(map(glob.escape, re.split(r"\*+", part)))


def is_left_out(name):
    """Whether a file's name, within its folder or zip, says that it holds nobody's data."""
    return bool(_BROUGHT_ALONG.search(name) or _NOT_DATA.fullmatch(name.rpartition("/")[2]))


def packed_in(path):
    """The file into which a path leads, if there is one, such as a zip."""
    return next((parent for parent in path.parents if parent.is_file()), None)


def _members_named(path):
    """Paths of the members of a zip that a path into it names, with or without a star."""
    container = packed_in(path)
    if not container or not zipfile.is_zipfile(container):
        return []
    wanted = re.sub(r"[?[]", r"[\g<0>]", path.relative_to(container).as_posix())
    with zipfile.ZipFile(container) as archive:
        inside = [normpath(info.filename) for info in archive.infolist() if not info.is_dir()]
    return [
        container.resolve() / name
        for name in inside
        if fnmatchcase(name, wanted)
        and name.count("/") == wanted.count("/")  # as in a folder, a star stops at its end
        and not is_left_out(name)
    ]


def _expand(pattern, root, where):
    """A path relative to the folder; a `${NAME:-default}` default is relative to the project."""
    match = _VARIABLE.match(pattern)
    if not match:
        return root / pattern
    name, default = match["name"], match["default"]
    rest = pattern[match.end() :].lstrip("/\\")
    if os.environ.get(name):
        return Path(os.environ[name]) / rest
    if default is None:
        raise ConfigError(where, f"{name} is not set", f"Set {name} to the folder of the files.")
    return PROJECT / default / rest
