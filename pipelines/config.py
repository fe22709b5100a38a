"""Where things are, and what a data folder says about its own files."""

import os
import re
import tomllib
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from pipelines.errors import ConfigError

PROJECT = Path(__file__).resolve().parents[1]
SQL = PROJECT / "sql"
REFERENCE = PROJECT / "data" / "reference"

_NOT_DATA = re.compile(r"^(readme|licen[cs]e|sources\.toml$)", re.IGNORECASE)
_VARIABLE = re.compile(r"\$\{(?P<name>\w+)(?::-(?P<default>[^}]*))?\}")
_KEYS = {
    "": {"title", "is_synthetic", "publisher", "source"},
    "publisher": {"publisher_id", "name", "place_id"},
    "source": {"files", "kind", "publisher", "as_at", "period"},
}


@dataclass(frozen=True)
class DataFile:
    """One file to read, and what `sources.toml` says of it (kind, publisher, as_at, period)."""

    path: Path
    name: str
    said: dict = field(default_factory=dict)


@dataclass(frozen=True)
class DataFolder:
    """A data folder: its files, and what its `sources.toml` adds."""

    root: Path
    title: str
    is_synthetic: bool
    publishers: tuple[dict, ...]
    files: tuple[DataFile, ...]

    @property
    def default_output(self):
        """Where a build of this folder goes unless told otherwise."""
        return self.root / ".build"


def read_data_folder(root):
    """Read a data folder's `sources.toml` (if any) and list its files.

    Parameters
    ----------
    root : path
        The folder. Files at any depth count, except dot-folders, `decisions/`, read-me files and
        our own outputs. `sources.toml` may name files elsewhere.

    Raises
    ------
    ConfigError
        If the folder does not exist, holds nothing to read, or its `sources.toml` is wrong.
    """
    root = Path(root)
    if not root.is_dir():
        raise ConfigError(str(root), "there is no such folder", "Name a folder that holds files.")
    said = _read_toml(root / "sources.toml")
    files = {path: DataFile(path, _name(path, root)) for path in _walk(root)}
    for number, source in enumerate(said.get("source", []), start=1):
        where = f"{root.name}/sources.toml, source {number}"
        _refuse_unknown_keys(source, "source", where)
        hints = {key: value for key, value in source.items() if key != "files"}
        for path in _named_files(source.get("files", []), root, where):
            files[path] = DataFile(path, _name(path, root), hints)
    if not files:
        raise ConfigError(str(root), "the folder holds no file to read", "Put files into it.")
    return DataFolder(
        root=root,
        title=said.get("title", root.resolve().name),
        is_synthetic=said.get("is_synthetic", False),
        publishers=tuple(_publishers(said, root)),
        files=tuple(sorted(files.values(), key=lambda file: file.name)),
    )


def _read_toml(path):
    if not path.exists():
        return {}
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(str(path), f"not a TOML file ({error})", "Mend that line.") from error
    _refuse_unknown_keys(said, "", path.name)
    return said


def _refuse_unknown_keys(table, kind, where):
    for key in table:
        if key not in _KEYS[kind]:
            near = get_close_matches(key, _KEYS[kind], n=1)
            hint = f"Did you mean {near[0]!r}?" if near else f"Known: {sorted(_KEYS[kind])}."
            raise ConfigError(where, f"{key!r} is not known", hint)


def _publishers(said, root):
    for number, publisher in enumerate(said.get("publisher", []), start=1):
        where = f"{root.name}/sources.toml, publisher {number}"
        _refuse_unknown_keys(publisher, "publisher", where)
        if missing := _KEYS["publisher"] - publisher.keys():
            raise ConfigError(where, f"{sorted(missing)} missing", "A publisher needs all three.")
        yield publisher


def _walk(root):
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and name != "decisions"
        )
        for name in sorted(names):
            if not name.startswith(".") and not _NOT_DATA.match(name):
                yield (Path(folder) / name).resolve()


def _named_files(patterns, root, where):
    if isinstance(patterns, str):
        patterns = [patterns]
    if not patterns:
        raise ConfigError(where, "names no files", 'Write files = ["…"].')
    for pattern in patterns:
        base = _expand(pattern, root, where)
        found = sorted(base.parent.glob(base.name)) if "*" in base.name else [base]
        found = [path.resolve() for path in found if path.is_file()]
        if not found:
            raise ConfigError(where, f"no file is called {pattern}", "Check the path.")
        yield from found


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


def _name(path, root):
    """How a file is called to readers: within its folder, never with the machine's path."""
    resolved = root.resolve()
    if path.is_relative_to(resolved):
        return path.relative_to(resolved).as_posix()
    return f"{path.parent.name}/{path.name}"
