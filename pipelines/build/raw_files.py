"""What landing left behind: which files lie in which raw tables, and what they landed as."""

import pyarrow as pa

from pipelines import sources
from pipelines.build import state
from pipelines.build.scrub import scrub_text
from pipelines.engine.duck import literal, quote

FILES = "raw_landed_files"
_KNOWN = "meta_arrivals"
# A sheet that is refused while others of its workbook land stands as a file of its own, `sheet_of`
# the path of its workbook.
_TEXTS = ("source_file_id", "path", "kind", "raw_table", "publisher", "as_at", "columns_dropped",
          "said_note", "notes", "refused_because", "sha256", "sheet_of", "sheet")  # fmt: skip
SCHEMA = pa.schema(
    [(name, pa.string()) for name in _TEXTS]
    + [(name, pa.int64()) for name in ("lines_read", "lines_rejected")]
)
_KNOWN_SCHEMA = pa.schema([("path", pa.string()), ("arrival", pa.string())])


def known(engine):
    """{file: what it landed as}; nothing where nothing has landed."""
    if _KNOWN not in engine.tables():
        return {}
    return dict(engine.run(f"select path, arrival from {_KNOWN}"))


def remember(engine, arrived):
    """Leave in the warehouse what files landed as: {file: arrival}."""
    columns = {"path": list(arrived), "arrival": list(arrived.values())}
    engine.write(_KNOWN, pa.table(columns, _KNOWN_SCHEMA))


def forget(engine, names):
    """Let go of the rows of files, and of the files."""
    if not names:
        return
    listed = ", ".join(map(literal, names))
    ids = engine.run(f"select source_file_id, raw_table from {FILES} where path in ({listed})")
    for table in {name for _, raw in ids for name in tables_named(raw)}:
        of = ", ".join(literal(file) for file, raw in ids)
        engine.run(f"delete from {quote(table)} where source_file_id in ({of})")
    engine.run(f"delete from {FILES} where coalesce(sheet_of, path) in ({listed})")


def prints(engine, hints):
    """The fingerprint of each raw table: of the arrivals whose rows it holds.

    Parameters
    ----------
    engine : Engine
    hints : dict
        What people say of publishers.
    """
    arrived = known(engine)
    files = engine.run(
        f"select coalesce(sheet_of, path), raw_table, refused_because from {FILES} order by path"
    )
    by_table = {}
    for path, table, _ in files:
        for name in tables_named(table):
            by_table.setdefault(name, []).append(arrived[path])
    names = {layout.raw_table for layout in sources.layouts() if layout.keeps_table}
    found = {name: state.fingerprint(sorted(by_table.get(name, []))) for name in names}
    told = [(arrived[path], refused) for path, _, refused in files]
    return found | {FILES: state.fingerprint(sorted(told, key=str), hints)}


def parts(engine):
    """{raw table: {file whose rows it holds: what that file landed as}}."""
    arrived, found = known(engine), {}
    for file_id, path, tables in engine.run(
        f"select source_file_id, coalesce(sheet_of, path), raw_table from {FILES}"
    ):
        for name in tables_named(tables):
            found.setdefault(name, {})[file_id] = arrived[path]
    return found


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
            f" refused_because = {literal(scrub_text(reason))} where source_file_id = {of}"
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
