"""Where things are, and what a data folder says about its own files."""

import os
import re
import tomllib
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from pipelines import config_files, config_surveys
from pipelines.config_surveys import HOW_TO_WRITE, refuse_unknown_keys
from pipelines.errors import ConfigError

PROJECT = Path(__file__).resolve().parents[1]
SQL = PROJECT / "sql"
REFERENCE = PROJECT / "data" / "reference"

NOT_DATA = "not data"  # the kind of a file that `sources.toml` leaves out
_SCORE_TABLE = re.compile(r"^score_table\s*=\s*[\"'](?P<name>[^\"']+)", re.MULTILINE)
_SHEETS = "sheets_left_out"
_AMOUNTS_IN = ("pence", "pounds")
_KEYS = {
    "": {
        "title": str,
        "is_synthetic": bool,
        "public_from": date,
        "measures": list,  # of our shelf
        "publisher": list,
        "source": list,
    },
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
        "note": str,  # what a reader of its figures has to know
        "sheets_left_out": list,  # of a workbook, by name
        # Of payments, where the digits of a date do not say what they count from:
        "period_codes": str,
        "date_system": str,
        # Of payments, what a person knows of their amounts, and that all were paid:
        "amount_column": str,
        "amounts_in": str,
        "pence_sheets": list,  # of a workbook
        "all_paid": bool,
        "paid_below_nought": bool,
        **config_surveys.KEYS,
    },
}


@dataclass(frozen=True)
class DataFile:
    """One file to read, and what `sources.toml` says of it (kind, publisher, as_at, period).

    `apart` names the members of a zip of which something is said: each stands as a file of its own.
    """

    path: Path
    name: str
    said: dict = field(default_factory=dict)
    apart: frozenset[str] = frozenset()


@dataclass(frozen=True)
class DataFolder:
    """A data folder: its files, and what its `sources.toml` adds.

    `public_from` is the day from which the public sees what is built of it; None for at once.
    `shelved_measures` are those that it takes from our shelf; `left_out` names the files that are
    said to be no data.
    """

    root: Path
    title: str
    is_synthetic: bool
    publishers: tuple[dict, ...]
    files: tuple[DataFile, ...]
    public_from: date | None = None
    shelved_measures: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

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
        config_surveys.check(where, source)
        if source.get("amounts_in", _AMOUNTS_IN[0]) not in _AMOUNTS_IN:
            hint = 'Write amounts_in = "pence", or "pounds".'
            raise ConfigError(where, f"amounts_in cannot be {source['amounts_in']!r}", hint)
        hints = {key: value for key, value in source.items() if key != "files"}
        for path in config_files.named(source.get("files", []), root, where, files.keys()):
            known = files.get(path) or DataFile(path, _name(path, root, files))
            files[path] = replace(known, said=_joined(known.said, hints))
    files = _with_members_said(files)
    left_out = [file.name for file in files.values() if file.said.get("kind") == NOT_DATA]
    files = {path: file for path, file in files.items() if file.said.get("kind") != NOT_DATA}
    if not files:
        raise ConfigError(str(root), "the folder holds no file to read", "Put files into it.")
    return DataFolder(
        root=root,
        title=said.get("title", root.resolve().name),
        is_synthetic=said.get("is_synthetic", False),
        publishers=tuple(_publishers(said, root)),
        files=tuple(sorted(files.values(), key=lambda file: file.name)),
        public_from=said.get("public_from"),
        shelved_measures=tuple(map(str, said.get("measures", ()))),
        left_out=tuple(sorted(left_out)),
    )


def _joined(said, more):
    """What is said of a file by two entries: the later one counts, and sheets add up."""
    both = said | more
    if sheets := [*said.get(_SHEETS, ()), *more.get(_SHEETS, ())]:
        both[_SHEETS] = sheets
    return both


def _with_members_said(files):
    """Files, each zip parted from those of its members of which something is said."""
    for path, member in [*files.items()]:
        container = None if path.exists() else config_files.packed_in(path)
        if whole := files.get(container):
            inside = path.relative_to(container).as_posix()
            files[container] = replace(whole, apart=whole.apart | {inside})
            files[path] = replace(member, said=whole.said | member.said)
    return files


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
    refuse_unknown_keys(table, _KEYS[kind], where)


def _tables(said, kind, root):
    """(where, table) of each `[[kind]]`, its keys checked."""
    for number, table in enumerate(said.get(kind, []), start=1):
        where = f"{root.resolve().name}/sources.toml, {kind} {number}"
        if not isinstance(table, dict):
            hint = HOW_TO_WRITE[list].format(key=kind)
            raise ConfigError(where, f"{table!r} is not a table", hint)
        _refuse_unknown_keys(table, kind, where)
        yield where, table


def _publishers(said, root):
    for where, publisher in _tables(said, "publisher", root):
        if missing := {"publisher_id", "name", "place_id"} - publisher.keys():
            raise ConfigError(where, f"{sorted(missing)} missing", "A publisher needs all three.")
        yield publisher


def _walk(root):
    for folder, folders, names in os.walk(root):
        is_output = "build.lock" in names
        folders[:] = sorted(
            name for name in folders
            if not name.startswith(".") and name != "decisions"
            and not (is_output and name in ("published", "rejects"))
        )  # fmt: skip
        is_measures = Path(folder) == Path(root) / "measures"
        for name in sorted(names):
            if is_measures and (name.endswith(".toml") or name in _score_tables(Path(folder))):
                continue
            if not config_files.is_left_out(name):
                path = Path(folder) / name
                try:
                    yield path.resolve()
                except (OSError, RuntimeError):  # a link that leads in a circle
                    yield path.absolute()


def _score_tables(folder):
    """The files that measures of a data folder name as the tables they are scored by."""
    return {
        match["name"]
        for path in folder.glob("*.toml")
        for match in _SCORE_TABLE.finditer(path.read_text(encoding="utf-8", errors="replace"))
    }


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
