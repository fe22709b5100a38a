"""What has arrived since the last build: files that are new, changed, renamed or gone.

The warehouse remembers every file with its content's hash. An unchanged file is not read again;
of a changed one the old rows go and the new ones come. A file that cannot be read stops nothing: it
is kept on record, refused whole, with the reason.
"""

import hashlib
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

import pyarrow as pa

from pipelines import config, sources
from pipelines.build import forgotten, land, land_people, reference, state
from pipelines.engine.duck import literal, quote
from pipelines.errors import SourceError
from pipelines.sources import _reading, _tables
from pipelines.sources._headings import Headings

FILES = "raw_landed_files"
_KNOWN, _CODE = "meta_arrivals", "the code that read them"
_TEXTS = ("source_file_id", "path", "kind", "raw_table", "publisher", "as_at", "columns_dropped",
          "said_note", "notes", "refused_because", "sha256")  # fmt: skip
SCHEMA = pa.schema(
    [(name, pa.string()) for name in _TEXTS]
    + [(name, pa.int64()) for name in ("lines_read", "lines_rejected")]
)
_KNOWN_SCHEMA = pa.schema([("path", pa.string()), ("arrival", pa.string())])
_ROW_GROUP = 122_880  # rows that DuckDB keeps together
_TO_BE_READ_AGAIN = "to be read again"


@dataclass(frozen=True)
class Arrival:
    """One file of the folder: what it is called, its content's hash, its id.

    `stamp` is what the file system said of it before it was hashed: None where it is not there.
    """

    file: config.DataFile
    sha256: str
    source_file_id: str
    stamp: tuple | None = None


def arrivals(folder):
    """Every file of a data folder, members of a zip each by itself.

    Returns
    -------
    list of Arrival

    Raises
    ------
    SourceError
        Never for a file's content; a zip that cannot be opened stands for itself.
    """
    found = [one for file in folder.files for one in _members(file)]
    stamps = {file.name: _reading.stamp(file.path) for file in found}
    hashes = {file.name: _hash(file) for file in found}
    seen, ids = Counter(), {}
    for name, value in sorted(hashes.items()):
        seen[value] += 1
        ids[name] = value[:12] + (f"-{seen[value]}" if seen[value] > 1 else "")
    return [Arrival(file, hashes[file.name], ids[file.name], stamps[file.name]) for file in found]


def _members(file):
    if not _reading.is_zip(file.path):
        return [file]
    try:
        names = _reading.members(file.path, file.name)
    except SourceError:
        return [file]  # refused when it is read
    return [replace(file, path=file.path / name, name=f"{file.name}/{name}") for name in names]


def _hash(file):
    container = _reading.zip_of(file.path)
    digest = hashlib.sha256()
    try:
        if container or not file.path.is_file():
            digest.update(_reading.read_bytes(file.path, file.name))
        else:
            with file.path.open("rb") as stream:
                digest = hashlib.file_digest(stream, "sha256")
    except (OSError, SourceError):
        digest.update(f"unreadable {file.name}".encode())
    return digest.hexdigest()


def land_all(engine, folder, came, key, say):
    """Bring the raw tables of a warehouse up to what the folder holds.

    Parameters
    ----------
    engine : Engine
        The new warehouse, a copy of the last one or empty.
    folder : DataFolder
    came : list of Arrival
    key : bytes
        Hides respondents.
    say : callable
        Takes the number of files read so far, and of those to be read.

    Returns
    -------
    dict of str to str
        Fingerprint of every raw table.
    """
    landing = _Landing(engine, folder, key, say)
    answers = [one for one in came if one.file.said.get("kind") == "responses"]
    others = [one for one in came if one not in answers]
    wanted = landing.keys(others, landing.gone.fingerprint)
    landing.keep_to(wanted | dict.fromkeys(a.file.name for a in answers))
    landing.read([one for one in others if landing.is_fresh(one, wanted)])
    # Where respondents live rests on the postcodes, and who they are on the key.
    postcodes = engine.run(
        f"select path, sha256 from {FILES} where kind = 'postcodes' and refused_because is null"
    )
    with_key = hashlib.sha256(key).hexdigest()
    wanted |= landing.keys(answers, _besides(postcodes, with_key, landing))
    landing.keep_to(wanted)
    landing.read([one for one in answers if landing.is_fresh(one, wanted)],
                 [one for one in others if one.file.name in dict(postcodes)])  # fmt: skip
    wanted |= landing.again
    known = wanted | {_CODE: landing.code}
    engine.write(
        _KNOWN, pa.table({"path": list(known), "arrival": list(known.values())}, _KNOWN_SCHEMA)
    )
    return prints(engine, landing.hints)


def _besides(postcodes, with_key, landing):
    """What answers rest on besides their files."""
    rest = [landing.gone.fingerprint] if landing.gone else []
    return state.fingerprint(sorted(postcodes), with_key, *rest)


class _Landing:
    """The raw tables of one warehouse, and what is known of the files in them."""

    def __init__(self, engine, folder, key, say):
        self.engine, self.key, self.say = engine, key, say
        self.gone = forgotten.read(folder.root)
        self.again = {}  # of files that were not to be read as they lay: a later build may
        self.code = state.landing_code()
        self.headings = Headings.read(config.REFERENCE / "headings")
        self.hints = reference.publisher_hints(folder)
        self.publishers = land.Publishers(reference.publisher_rows(folder), self.hints)
        has = _KNOWN in engine.tables()
        self.known = dict(engine.run(f"select path, arrival from {_KNOWN}")) if has else {}
        if self.known.pop(_CODE, None) != self.code:  # read otherwise now: everything anew
            self.known = {}
            for name, table in land.empty_tables(self.headings).items():
                engine.write(name, table)
            engine.write(FILES, SCHEMA.empty_table())

    def keys(self, came, besides):
        """{file name: what it is to land as}."""
        who = [self.publishers.rows, self.hints]
        return {
            one.file.name: state.fingerprint(
                one.file.name,
                one.sha256,
                one.source_file_id,
                one.file.said,
                who,
                besides,
                self.code,  # read otherwise, it is another arrival to the models, too
            )
            for one in came
        }

    def is_fresh(self, one, wanted):
        """Whether a file has to be read: it is new, or changed."""
        return self.known.get(one.file.name) != wanted[one.file.name]

    def keep_to(self, wanted):
        """Let go of the rows of files that changed or are gone; None wants them as they are."""
        gone = [
            name for name, arrival in self.known.items()
            if name not in wanted or wanted[name] not in (None, arrival)
        ]  # fmt: skip
        _forget(self.engine, gone)
        for name in gone:
            del self.known[name]

    def read(self, fresh, with_postcodes=()):
        """Land files, many records at a time."""
        rows = []
        areas = _areas(with_postcodes, self.headings) if fresh else None
        with self.engine.one_thread(), _Writer(self.engine) as writer:
            for number, one in enumerate(fresh, start=1):
                tables, row = self._read_one(one, areas)
                rows.append(row | {"sha256": one.sha256})
                for name, table in tables:
                    writer.add(name, table)
                self.say(number, len(fresh))
        if rows:
            self.engine.append(FILES, pa.Table.from_pylist(rows, schema=SCHEMA))

    def _read_one(self, one, areas):
        """(tables, row) of one file; refused whole where it cannot be read."""
        try:
            found = sources.recognise(one.file, self.headings)
            if not found.plans:
                _require_unchanged(one)
                return [], _unread(one, self.publishers, None, found.reason, is_refused=False)
            tables, row = land.land_file(
                found.plans, one.source_file_id, self.headings, self.publishers, self.key, areas,
                self.gone,
            )  # fmt: skip
            _require_unchanged(one)
            return tables, row | {"notes": "; ".join(filter(None, [row["notes"], *found.left]))}
        except SourceError as error:
            if one.stamp is None or _has_changed(one) or _is_out_of_reach(error):
                self.again[one.file.name] = state.fingerprint(_TO_BE_READ_AGAIN, str(error))
            kind = getattr(error, "kind", None) or one.file.said.get("kind")
            reason = f"{error.found}. {error.what_to_do}" if error.found else error.where
            return [], _unread(one, self.publishers, kind, reason, is_refused=True)


class _Writer:
    """Rows of many files written together, while the next files are read; one batch at a time.

    A batch is of whole row groups: one that is half full would be written anew with the next.
    """

    def __init__(self, engine):
        self._engine, self._waiting = engine, {}
        self._thread, self._writing = ThreadPoolExecutor(max_workers=1), None

    def add(self, name, table):
        """Take rows for a raw table; they are written when many have come."""
        held = self._waiting.setdefault(name, [])
        held.append(table)
        rows = sum(map(len, held))
        if rows >= _ROW_GROUP:
            whole, full = _together(held), rows - rows % _ROW_GROUP
            self._write(name, whole.slice(0, full))
            self._waiting[name] = [whole.slice(full)]

    def _write(self, name, table):
        self._wait()
        self._writing = self._thread.submit(lambda: self._engine.append(name, table))

    def _wait(self):
        if self._writing:
            self._writing.result()

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        with self._thread:
            for name, tables in self._waiting.items() if kind is None else ():
                self._write(name, _together(tables))
            if kind is None:
                self._wait()


def _together(tables):
    """Rows of several files; layouts that share a table bring columns of their own."""
    return pa.concat_tables(tables, promote_options="default")


def _has_changed(one):
    return _reading.stamp(one.file.path) != one.stamp


def _require_unchanged(one):
    if _has_changed(one):
        raise SourceError(
            one.file.name, "changed while it was read", "Build again when nobody writes to it."
        )


def _is_out_of_reach(error):
    """Whether the disk refused a file, not its content: the same content may be read later."""
    return isinstance(error.__cause__, OSError) and error.__cause__.errno is not None


def _forget(engine, names):
    if not names:
        return
    listed = ", ".join(map(literal, names))
    ids = engine.run(f"select source_file_id, raw_table from {FILES} where path in ({listed})")
    for table in {name for _, raw in ids for name in tables_named(raw)}:
        of = ", ".join(literal(file) for file, raw in ids)
        engine.run(f"delete from {quote(table)} where source_file_id in ({of})")
    engine.run(f"delete from {FILES} where path in ({listed})")


def _unread(one, publishers, kind, reason, *, is_refused):
    lines = _lines(one.file)
    return dict.fromkeys(_TEXTS) | {
        "source_file_id": one.source_file_id,
        "path": one.file.name,
        "kind": kind or "unknown",
        "publisher": publishers.named(one.file.path, one.file.said),
        "columns_dropped": "",
        "said_note": one.file.said.get("note"),
        "notes": "" if is_refused else reason,
        "refused_because": reason if is_refused else None,
        "lines_read": lines,
        "lines_rejected": lines,
    }


def _lines(file):
    """How many records a file holds that is not landed; none where nobody can tell."""
    try:
        parts, _ = _tables.open_tables(file.path, file.name)
        return sum(len(_tables.read_table(part)) for part in parts)
    except (SourceError, pa.ArrowException):
        return 0


def _areas(files, headings):
    """Small areas of the postcodes in files of postcodes, the last file's first; or None."""
    found = [
        land_people.postcode_areas(land.records_table(plan, headings), plan, headings)
        for one in files
        for plan in sources.recognise(one.file, headings).plans
    ]
    return pa.concat_tables(reversed(found)) if found else None


def prints(engine, hints):
    """The fingerprint of each raw table: of the arrivals whose rows it holds.

    Parameters
    ----------
    engine : Engine
    hints : dict
        What people say of publishers.
    """
    arrived = dict(engine.run(f"select path, arrival from {_KNOWN}"))
    files = engine.run(f"select path, raw_table, refused_because from {FILES} order by path")
    by_table = {}
    for path, table, _ in files:
        for name in tables_named(table):
            by_table.setdefault(name, []).append(arrived[path])
    names = {layout.raw_table for layout in sources.layouts() if layout.keeps_table}
    found = {name: state.fingerprint(sorted(by_table.get(name, []))) for name in names}
    told = [(arrived[path], refused) for path, _, refused in files]
    return found | {FILES: state.fingerprint(sorted(told, key=str), hints)}


def refuse(engine, reasons):
    """Refuse files that were landed: their lines go, the reason stays until the file is another.

    Parameters
    ----------
    engine : Engine
    reasons : dict of str to str
        Why, by `source_file_id`.
    """
    for file_id, reason in reasons.items():
        of = literal(file_id)
        tables = engine.one(f"select raw_table from {FILES} where source_file_id = {of}")
        for table in tables_named(tables):
            engine.run(f"delete from {quote(table)} where source_file_id = {of}")
        engine.run(
            f"update {FILES} set raw_table = null, notes = '', lines_rejected = lines_read,"
            f" refused_because = {literal(reason)} where source_file_id = {of}"
        )


def tables_named(raw_table):
    """The raw tables that hold a file's rows: several where its sheets are of several kinds."""
    return raw_table.split("|") if raw_table else []


def unread(engine):
    """Files that hold no table we know: [(name, reason)]; and those refused whole."""
    strange = engine.run(
        f"select path, notes from {FILES} where kind = 'unknown' and refused_because is null"
        " order by path"
    )
    refused = engine.run(
        f"select path, refused_because from {FILES} where refused_because is not null order by path"
    )
    return strange, refused
