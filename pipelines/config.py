"""Where things are, and what a data folder says about its own files."""

import os
import re
import tomllib
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from pipelines.errors import ConfigError

PROJECT = Path(__file__).resolve().parents[1]
SQL = PROJECT / "sql"
REFERENCE = PROJECT / "data" / "reference"

# Read-me files, our own files, and what a build left when its output is not a dot-folder.
_NOT_DATA = re.compile(
    r"readme(?![a-z]).*|licen[cs]e(\.(md|txt))?|sources\.toml|journal\.db.*|build\.lock"
    r"|(warehouse|current)\.(json|new)|.+\.duckdb(\..*)?",
    re.IGNORECASE,
)
_VARIABLE = re.compile(r"\$\{(?P<name>\w+)(?::-(?P<default>[^}]*))?\}")
_KEYS = {
    "": {"title": str, "is_synthetic": bool, "publisher": list, "source": list},
    "publisher": {
        "publisher_id": str,
        "name": str,
        "place_id": str,
        "period_codes": str,
        "date_system": str,
    },
    "source": {
        "files": (str, list),
        "kind": str,
        "publisher": str,
        "as_at": date,
        "period": str,
        # Of payments, where the digits of a date do not say what they count from:
        "period_codes": str,
        "date_system": str,
        # Of a survey (kind = "responses"):
        "survey": str,
        "wave": str,
        "columns": dict,
        "groups": dict,
        "scales": dict,
        "items": dict,
        "missing": dict,
        "personal": dict,
    },
    "item": {"measure": str, "heading": (str, list), "scale": str, "range": list},
    "personal": {"headings": list},
}
_ANSWER_COLUMNS = (
    *("respondent", "answered_on", "mode", "weight", "postcode", "small_area"),
    *("service", "provider", "reporter"),
)
_NO_ANSWER = ("not_answered", "declined")
_HOW_TO_WRITE = {
    str: 'Write text in quotes: {key} = "…".',
    bool: "Write {key} = true or {key} = false.",
    list: "Begin each with a line [[{key}]].",
    date: "Write a day without quotes: {key} = 2022-07-31.",
    (str, list): 'Write {key} = ["…"].',
    dict: "Begin it with a line [source.{key}].",
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
    files = {path: DataFile(path, _name(path, root, {})) for path in _walk(root)}
    for where, source in _tables(said, "source", root):
        _check_survey(where, source)
        hints = {key: value for key, value in source.items() if key != "files"}
        for path in _named_files(source.get("files", []), root, where):
            known = files.get(path) or DataFile(path, _name(path, root, files))
            files[path] = replace(known, said=known.said | hints)
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
    known = _KEYS[kind]
    for key, value in table.items():
        if key not in known:
            raise ConfigError(where, f"{key!r} is not known", _near(key, known))
        if not isinstance(value, known[key]):
            hint = _HOW_TO_WRITE[known[key]].format(key=key)
            raise ConfigError(where, f"{key} cannot be {value!r}", hint)


def _tables(said, kind, root):
    """(where, table) of each `[[kind]]`, its keys checked."""
    for number, table in enumerate(said.get(kind, []), start=1):
        where = f"{root.resolve().name}/sources.toml, {kind} {number}"
        if not isinstance(table, dict):
            hint = _HOW_TO_WRITE[list].format(key=kind)
            raise ConfigError(where, f"{table!r} is not a table", hint)
        _refuse_unknown_keys(table, kind, where)
        yield where, table


def _check_survey(where, source):
    """The mapping of a survey's columns; of any other kind there is none."""
    if source.get("kind") != "responses":
        return
    for key in ("survey", "wave", "columns", "items"):
        if not source.get(key):
            raise ConfigError(where, f"a survey needs {key!r}", "See data/demo/sources.toml.")
    columns = source["columns"]
    for key in columns.keys() - set(_ANSWER_COLUMNS):
        raise ConfigError(f"{where}, columns", f"{key!r} is not known", _near(key, _ANSWER_COLUMNS))
    for key in ("respondent", "answered_on"):
        if key not in columns:
            raise ConfigError(f"{where}, columns", f"{key!r} is missing", f'Write {key} = "…".')
    for name in ("columns", "groups"):
        for key, heading in source.get(name, {}).items():
            _check_heading(f"{where}, {name}", key, heading)
    for name, scale in source.get("scales", {}).items():
        if not isinstance(scale, dict) or not all(map(_is_number, scale.values())):
            hint = f'Write [source.scales.{name}] and then "Agree" = 1.'
            raise ConfigError(f"{where}, scales", f"{name} is no list of numbers", hint)
    for word, reason in source.get("missing", {}).items():
        if reason not in _NO_ANSWER:
            hint = f"One of {list(_NO_ANSWER)}."
            raise ConfigError(f"{where}, missing", f"{word!r} cannot be {reason!r}", hint)
    _refuse_unknown_keys(source.get("personal", {}), "personal", f"{where}, personal")
    for item, said in source["items"].items():
        _check_item(f"{where}, item {item}", said, source.get("scales", {}))


def _check_item(where, said, scales):
    if not isinstance(said, dict):
        raise ConfigError(where, f"{said!r} is no table", 'Write { measure = "…", heading = "…" }.')
    _refuse_unknown_keys(said, "item", where)
    for key in ("measure", "heading"):
        if key not in said:
            raise ConfigError(where, f"{key!r} is missing", f'Write {key} = "…".')
    _check_heading(where, "heading", said["heading"])
    if ("scale" in said) == ("range" in said):
        raise ConfigError(where, "needs a scale or a range, one of them", "Write range = [0, 10].")
    if "scale" in said and said["scale"] not in scales:
        raise ConfigError(
            where, f"no scale is called {said['scale']!r}", _near(said["scale"], scales)
        )
    ends = said.get("range", [0, 1])
    if len(ends) != 2 or not all(map(_is_number, ends)) or ends[0] >= ends[1]:
        raise ConfigError(where, f"range cannot be {ends!r}", "Write range = [0, 10].")


def _check_heading(where, key, heading):
    words = [heading] if isinstance(heading, str) else heading
    if not isinstance(words, list) or not words or not all(isinstance(w, str) for w in words):
        raise ConfigError(where, f"{key} cannot be {heading!r}", f'Write {key} = "their heading".')


def _is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _near(key, known):
    near = get_close_matches(key, known, n=1)
    return f"Did you mean {near[0]!r}?" if near else f"Known: {sorted(known)}."


def _publishers(said, root):
    for where, publisher in _tables(said, "publisher", root):
        if missing := {"publisher_id", "name", "place_id"} - publisher.keys():
            raise ConfigError(where, f"{sorted(missing)} missing", "A publisher needs all three.")
        yield publisher


def _walk(root):
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and name != "decisions"
        )
        for name in sorted(names):
            if not name.startswith(".") and not _NOT_DATA.fullmatch(name):
                path = Path(folder) / name
                try:
                    yield path.resolve()
                except (OSError, RuntimeError):  # a link that leads in a circle
                    yield path.absolute()


def _named_files(patterns, root, where):
    if isinstance(patterns, str):
        patterns = [patterns]
    if not patterns:
        raise ConfigError(where, "names no files", 'Write files = ["…"].')
    for pattern in map(str, patterns):
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


def _name(path, root, files):
    """How a file is called to readers: within its folder, never with the machine's whole path.

    One from elsewhere is called by as many of its folders as part it from the files known so far.
    Of a name that is no text, as an old disk may hold, the odd bytes are shown as numbers.
    """
    path = Path(os.fsencode(path).decode("utf-8", "backslashreplace"))
    resolved = root.resolve()
    if path.is_relative_to(resolved):
        return path.relative_to(resolved).as_posix()
    taken = {file.name for file in files.values()}
    names = ("/".join(path.parts[-count:]) for count in range(2, len(path.parts)))
    return next((name for name in names if name not in taken), path.as_posix())
