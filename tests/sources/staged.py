"""Files read as a build reads them, up to staging: what each is, and what became of its lines."""

from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache

from pipelines import sources
from pipelines.build import arrivals, raw_files, reference
from pipelines.build.graph import in_order, load_nodes
from pipelines.config import REFERENCE, DataFile, DataFolder
from pipelines.engine.duck import Engine
from pipelines.errors import SourceError
from pipelines.sources._headings import Headings
from tests.build.folders import write


@dataclass
class Lines:
    """What became of one table of a file."""

    layout: str
    raw_table: str
    publisher: str
    read: int
    accepted: int = 0
    rejected: Counter = field(default_factory=Counter)


def read(root, files):
    """Land files and stage what landed.

    Parameters
    ----------
    root : path
        Names are relative to it.
    files : list of path

    Returns
    -------
    lines : dict of str to Lines
        By file, of those that were recognised.
    reasons : dict of str to str
        By file, of the others: why they are not recognised, or why they were refused.
    engine : Engine
        With every raw and staging table; to be closed.
    """
    named = tuple(DataFile(path, str(path.relative_to(root))) for path in files)
    folder = DataFolder(root, "real", False, (), named)
    came = arrivals.arrivals(folder)
    engine = Engine()
    arrivals.land_all(engine, folder, came, b"", lambda number, of: None)
    for name, table in reference.reference_tables(folder).items():
        engine.write(name, table)
    rows = engine.rows(f"from {raw_files.FILES}")
    strange, refused = raw_files.unread(engine)
    reasons = {**dict(strange), **dict(refused)}
    layouts = _layouts(came)
    ids = {row["source_file_id"]: row["path"] for row in rows}
    lines = {
        row["path"]: Lines(
            layouts[row["path"]], row["raw_table"], row["publisher"], row["lines_read"]
        )
        for row in rows
        if row["path"] not in reasons
    }
    _stage(engine, engine.tables())
    _count(engine, lines, ids)
    return lines, reasons, engine


def _layouts(came):
    """{file: name of the layout of its first table}."""
    headings = Headings.read(REFERENCE / "headings")
    found = {}
    for one in came:
        with suppress(SourceError):
            if plan := sources.recognise(one.file, headings).plan:
                found[one.file.name] = plan.layout.name
    return found


def stage(root, files):
    """`read` of `{name: text or bytes}` written below a folder."""
    write(root, files)
    return read(root, [root / name for name in files])


def _stage(engine, given):
    """The staging models of the tables that hold something."""
    nodes = {
        name: node for name, node in _staging().items() if node.reads <= given | _staging().keys()
    }
    there = {*given}
    for name in in_order(nodes, given):
        if name in nodes and nodes[name].reads <= there:
            engine.create(name, nodes[name].text)
            there.add(name)


@cache
def _staging():
    return {name: node for name, node in load_nodes().items() if node.layer == "1_staging"}


def _count(engine, lines, ids):
    for table in {one.raw_table for one in lines.values() if one.raw_table}:
        name = table.removeprefix("raw_")
        if f"stg_{name}" not in engine.tables():
            continue
        for file, count in engine.run(
            f"select source_file_id, count(distinct line_number) from stg_{name} group by all"
        ):
            lines[ids[file]].accepted = count
        for file, reason, count in engine.run(
            f"select source_file_id, rejected_because, count(distinct line_number) from rej_{name}"
            f" anti join stg_{name} using (source_file_id, line_number) group by all"
        ):
            lines[ids[file]].rejected[reason] += count
