"""Files read as a build reads them, up to staging: what each is, and what became of its lines."""

import csv
from collections import Counter
from dataclasses import dataclass, field
from functools import cache

import pyarrow.parquet as pq
from python_calamine import CalamineWorkbook

from pipelines.build import land, reference
from pipelines.build.graph import in_order, load_nodes
from pipelines.build.run import read_plans
from pipelines.config import REFERENCE, DataFile, DataFolder
from pipelines.engine.duck import Engine
from pipelines.sources._headings import Headings
from tests.build.folders import write

_BINARY = (".xls", ".xlsx", ".parquet")


@dataclass
class Lines:
    """What became of one table of a file."""

    layout: str
    raw_table: str
    publisher: str
    read: int
    accepted: int = 0
    rejected: Counter = field(default_factory=Counter)


def read(root, files, into):
    """Land files and stage what landed.

    Parameters
    ----------
    root : path
        Names are relative to it.
    files : list of path
    into : path
        A folder for sheets of workbooks, each read as a table of its own.

    Returns
    -------
    lines : dict of str to Lines
        By file, of those that were recognised; a sheet is `file/sheet`.
    reasons : dict of str to str
        By file, of the others.
    engine : Engine
        With every raw and staging table; to be closed.
    """
    parts = [one for path in files for one in _tables_of(path, str(path.relative_to(root)), into)]
    folder = DataFolder(root, "real", False, (), tuple(DataFile(p, name) for p, name in parts))
    plans, unknown = read_plans(folder)
    headings = Headings.read(REFERENCE / "headings")
    ids = {plan.name: plan.name for plan in plans}
    tables, landed = land.land(plans, headings, ids, land.Publishers([]))
    layouts = {plan.name: plan.layout for plan in plans}
    lines = {
        row["path"]: Lines(
            layouts[row["path"]].name, row["raw_table"], row["publisher"], row["lines_read"]
        )
        for row in landed
    }
    engine = Engine()
    known = {**reference.reference_tables(folder), **tables}
    for name, table in known.items():
        if name.startswith("ref_") or len(table):
            engine.write(name, table)
    _stage(engine, {*known, "raw_landed_files"})
    _count(engine, lines)
    return lines, {one.file_name: one.reason for one in unknown}, engine


def stage(root, files):
    """`read` of `{name: text or bytes}` written below a folder."""
    write(root, files)
    return read(root, [root / name for name in files], root / "sheets")


def _tables_of(path, name, into):
    if path.suffix not in _BINARY:
        return [(path, name)]
    target = into / name
    target.mkdir(parents=True, exist_ok=True)
    written = []
    for sheet, rows in _sheets(path):
        out = target / f"{sheet.strip()}.csv"
        with out.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
        written.append((out, f"{name}/{sheet.strip()}"))
    return written


def _sheets(path):
    if path.suffix == ".parquet":
        table = pq.read_table(path)
        return [("rows", [table.column_names, *(list(row.values()) for row in table.to_pylist())])]
    book = CalamineWorkbook.from_path(path)
    return [(name, book.get_sheet_by_name(name).to_python()) for name in book.sheet_names]


def _stage(engine, given):
    """The staging models of the tables that hold something."""
    nodes = _nodes()
    for name in in_order(nodes, given):
        node = nodes.get(name)
        if node and node.layer == "1_staging" and node.reads <= engine.tables():
            engine.create(name, node.text)


@cache
def _nodes():
    return load_nodes()


def _count(engine, lines):
    for table in {one.raw_table for one in lines.values()}:
        name = table.removeprefix("raw_")
        if f"stg_{name}" not in engine.tables():
            continue
        for file, count in engine.run(
            f"select source_file_id, count(distinct line_number) from stg_{name} group by all"
        ):
            lines[file].accepted = count
        for file, reason, count in engine.run(
            f"select source_file_id, rejected_because, count(distinct line_number) from rej_{name}"
            f" anti join stg_{name} using (source_file_id, line_number) group by all"
        ):
            lines[file].rejected[reason] += count
