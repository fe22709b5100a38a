"""What tests share: tables written as text, builds of data folders, looks into what was built."""

import io
import json
import os
import shutil
import tempfile
import tomllib
from collections import Counter
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path
from types import SimpleNamespace

from filelock import FileLock

from pipelines import cli
from pipelines.build import reference, shown
from pipelines.build.graph import ancestors, load_nodes
from pipelines.build.run import build
from pipelines.config import PROJECT, DataFolder, read_data_folder
from pipelines.engine.duck import Engine, literal, quote
from pipelines.errors import ModelError

REAL = Path(os.environ.get("WIDER_STAGE_REAL") or PROJECT / "../shared/real")
ORACLES = Path(os.environ.get("WIDER_STAGE_ORACLES") or PROJECT / "../shared/oracles")

EARLY_STEPS = ("int_compiled_awards", "int_contract_metric", "int_name_likeness")


# Tables as text -----------------------------------------------------------------------------------


def read_table(text):
    """Rows of a table drawn as text: headings, a line of dashes, one row a line.

    An empty cell is null; `''` is the empty text.
    """
    lines = [line.strip() for line in text.strip().splitlines()]
    names = [cell.strip() for cell in lines[0].split("|")]
    assert set(lines[1]) <= set("-+"), f"the second line is to be dashes, not {lines[1]!r}"
    rows = []
    for line in lines[2:]:
        cells = [cell.strip() for cell in line.split("|")]
        assert len(cells) == len(names), f"{len(cells)} cells under {len(names)} headings: {line}"
        rows.append({n: {"": None, "''": ""}.get(c, c) for n, c in zip(names, cells, strict=True)})
    return rows


def draw_table(names, rows):
    """A table as text, the inverse of `read_table`."""
    cells = [["" if value is None else str(value) for value in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(names, *cells, strict=True)]
    drawn = [
        " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in [names, *sorted(cells)]
    ]
    return "\n".join([drawn[0], "-+-".join("-" * width for width in widths), *drawn[1:]])


# Models on given tables ---------------------------------------------------------------------------


def table_shapes():
    """{table: {column: type}} of tables as a build makes them, found in one of almost nothing.

    So a given table can be drawn with the columns that matter, and cannot hold one that the real
    table lacks. Of steps, and of what rests on them, those that most models rest on.
    """
    nodes = _nodes()
    later = {name for name, node in nodes.items() if node.is_step} - set(EARLY_STEPS)
    with warehouse(almost_nothing()) as engine:
        return {
            name: engine.describe(name)
            for name in engine.tables() - {"raw_files", shown.TABLE}
            if (name in nodes or name.startswith(("raw_", "ref_")))
            and not ({name} | ancestors(nodes, name)) & later
        }


def check_model(shapes, name, given, expect, types, by=()):
    """Run one model on given tables and compare with the expected rows, whatever their order.

    `by` names models that are made from the given tables first.
    """
    node = _nodes()[name]
    reads = node.reads.union(*(_nodes()[model].reads for model in by)) - set(by)
    missing = sorted(reads - given.keys())
    assert not missing, f"{name} reads {', '.join(missing)}: give that, if only its heading"
    unread = sorted(given.keys() - reads)
    assert not unread, f"{name} does not read {', '.join(unread)}"
    with Engine() as engine:
        for table, rows in given.items():
            make_table(engine, table, rows, shapes.get(table, {}), types)
        for model in by:
            engine.create(model, _nodes()[model].text)
        try:
            engine.create(name, node.text)
        except ModelError as error:
            raise AssertionError(f"{error}. Are all columns of the given tables drawn?") from error
        wanted = read_table(expect)
        names = _headings(expect)
        engine.create("expected", _typed(names, wanted, engine.describe(name), name))
        columns = ", ".join(quote(column) for column in names)
        found = engine.run(f"select {columns} from {quote(name)}")
        expected = engine.run(f"select {columns} from expected")
    if _counted(found) != _counted(expected):
        raise AssertionError(
            f"{name} differs.\n\nexpected\n{draw_table(names, expected)}\n\n"
            f"found\n{draw_table(names, found)}"
        )


def _counted(rows):
    """How often each row stands there, lists in it included."""
    return Counter(tuple(tuple(v) if isinstance(v, list) else v for v in row) for row in rows)


@cache
def _nodes():
    return load_nodes()


def _headings(text):
    return [cell.strip() for cell in text.strip().splitlines()[0].split("|")]


def make_table(engine, table, rows, shape, types=None):
    """Make a table of text or of rows; columns of its shape that are not drawn are null."""
    names = _headings(rows) if isinstance(rows, str) else list(rows[0])
    rows = read_table(rows) if isinstance(rows, str) else rows
    unknown = sorted(set(names) - shape.keys()) if shape else []
    assert not unknown, f"{table} has no column {', '.join(unknown)}; it has {', '.join(shape)}"
    is_text = table.startswith(("raw_", "ref_"))
    chosen = {c: t for c, t in (types or {}).items() if c in names and not is_text}
    full = {**dict.fromkeys(names, "VARCHAR"), **shape, **chosen}
    engine.create(table, _typed(list(full), rows, full, table))


def _typed(names, rows, column_types, table):
    absent = [name for name in names if name not in column_types]
    assert not absent, f"{table} has no column {', '.join(absent)}; it has {list(column_types)}"
    casts = [f"cast({{}} as {column_types[name]}) as {quote(name)}" for name in names]
    selects = [
        ", ".join(
            cast.format(_cell(row.get(name))) for cast, name in zip(casts, names, strict=True)
        )
        for row in [{}, *rows]
    ]
    selects[0] += " where false"  # a table without rows has its columns all the same
    return " union all ".join(f"select {select}" for select in selects)


def _cell(value):
    return "null" if value is None else literal(str(value))


def reference_rows(table):
    """Rows of `data/reference/<table>.csv`, as the build loads them."""
    nothing = DataFolder(Path("."), "", False, (), ())
    return reference.reference_tables(nothing)[f"ref_{table}"].to_pylist()


# Builds -------------------------------------------------------------------------------------------


def files_named(folder):
    """The files of `WIDER_STAGE_REAL` that a data folder's `sources.toml` names."""
    said = tomllib.loads((folder / "sources.toml").read_text(encoding="utf-8"))
    named = [pattern for source in said["source"] for pattern in source["files"]]
    return [name.split("}/")[1] for name in named if name.startswith("${WIDER_STAGE_REAL")]


def shared_root(made):
    """The folder of all workers of a run; `made` is pytest's `tmp_path_factory`."""
    root = made.getbasetemp()
    return root.parent if "PYTEST_XDIST_WORKER" in os.environ else root


def build_once(folder, name, made, how=None):
    """The output of one build of a data folder for the whole run, whatever workers share it.

    `made` is pytest's `tmp_path_factory`; `how` builds a folder into an output, otherwise
    `build_folder` does.
    """
    return _once(folder, name, shared_root(made), how or build_folder)


def _once(folder, name, root, how):
    output, done = root / f"build-{name}", root / f"build-{name}.done"
    with FileLock(root / f"build-{name}.lock"):
        if not done.exists():
            how(folder, output)
            done.touch()
    return output


def in_process(*arguments):
    """A command of this process: exit code, and what it said; what is no word of ours is raised.

    Python has begun already then, and so has the judge of payments, which takes longer to begin
    than a small build does. What differs in a process of its own is held by tests that start one.
    """
    stdout, stderr = io.StringIO(), io.StringIO()
    with redirect_stdout(stdout), redirect_stderr(stderr):
        try:
            code = cli.main([*map(str, arguments)])
        except SystemExit as error:  # as argparse ends
            code = error.code
    return SimpleNamespace(returncode=code, stdout=stdout.getvalue(), stderr=stderr.getvalue())


def almost_nothing():
    """The output of a build of almost nothing, one for the whole run."""
    return _once(PROJECT / "tests/almost_nothing", "almost-nothing", shared[0], build_folder)


def build_folder(folder, output):
    """Build a data folder into `output`; returns `output`."""
    build(read_data_folder(folder), output, say=lambda line: None)
    return output


shared = []  # the folder of all workers, once the run has begun


def begin(output):
    """Lay the warehouse of almost nothing into a new output: what a folder lacks is there, empty.

    For builds of a few lines, which spend most of their time on tables that have no row. That it
    gives what a build anew gives is held by tests/build/test_arrivals.py. Nothing is published.
    """
    if output.exists():
        return
    begun = almost_nothing()
    output.mkdir(parents=True)
    for name in (_pointer(begun / "warehouse.json")["file"], "warehouse.json"):
        shutil.copyfile(begun / name, output / name)


def build_small(folder, output):
    """Build a folder of a few lines into `output`, upon almost nothing; returns `output`."""
    begin(output)
    return build_folder(folder, output)


def warehouse(output):
    """The warehouse of a build, read-only."""
    return Engine(output / _pointer(output / "warehouse.json")["file"], read_only=True)


def published(output, audience="officer"):
    """A copy of the published file of an audience, read-only."""
    return Engine(copied(output, audience), read_only=True)


def copied(output, audience="officer"):
    """The path of a copy of the published file of an audience.

    A copy, since a page that a test runs may hold the file itself open in this process.
    """
    file = _pointer(output / "published" / "current.json")[audience]["file"]
    copy = Path(_copies().name) / file  # a build's id stands in its name
    if not copy.exists():
        shutil.copyfile(output / "published" / file, copy)
    return copy


@cache
def _copies():
    return tempfile.TemporaryDirectory(ignore_cleanup_errors=True)


def _pointer(path):
    return json.loads(path.read_text(encoding="utf-8"))
