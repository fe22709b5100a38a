"""Fingerprints: what a table was made from, so that an unchanged one is not made again."""

import hashlib
import json
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

import pyarrow as pa

from pipelines import config
from pipelines.engine.duck import quote

_TABLE, _PARTS, _CHECKED = "meta_made", "meta_parts", "meta_checked"
_PARTS_SCHEMA = pa.schema([(name, pa.string()) for name in ("name", "part", "print")])
_CHECKED_SCHEMA = pa.schema([("recipe", pa.string()), ("offending", pa.int64())])
MANY = 250_000  # rows


def fingerprint(*parts):
    """A short hash of anything that JSON can write."""
    text = json.dumps(parts, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


# Modules beside this one by which a file becomes the rows that it lands as.
LANDING = (
    *("answer_lines", "answer_ordinary", "answer_values", "arrivals", "forgotten", "keys"),
    *("land", "land_people", "land_quotes", "of_bodies", "personal_headings", "postcodes"),
    *("publishers", "raw_files", "raw_rows", "raw_writer", "reading", "scrub", "scrub_names"),
    *("sheets_again", "surveys", "swapped", "told"),
)


def landing_code():
    """A hash of the code and headings by which files are read, and of the engine's version."""
    digest = hashlib.sha256(version("duckdb").encode())
    code = config.PROJECT / "pipelines"
    folders = [code / "sources", code / "notices", config.REFERENCE / "headings"]
    paths = [path for folder in folders for path in sorted(Path(folder).iterdir())]
    here = Path(__file__).parent
    ours = [here / f"{name}.py" for name in LANDING]
    for path in [*paths, *ours]:
        if path.is_file():
            digest.update(path.read_bytes())
    return digest.hexdigest()


@dataclass(frozen=True)
class Made:
    """How a table was made, and what is in it.

    `recipe` is a fingerprint of all that it was made from, `content` one of its rows. A table made
    anew with the same rows as before gives those that rest on it no reason to be made again.
    `parts` are fingerprints of what its parts were made from, by their column `parts_by`, and
    `rule` is one of what a row rests on beside its key (`pipelines.build.parts`).
    """

    recipe: str
    content: str
    parts_by: str = ""
    parts: dict = field(default_factory=dict)
    rule: str = ""


def read_made(engine):
    """{table: Made} that a warehouse was left with."""
    if not {_TABLE, _PARTS} <= engine.tables() or "parts_by" not in engine.describe(_TABLE):
        return {}  # as an earlier version leaves it, which knows of no parts
    parts = {}
    for name, part, print_ in engine.run(f"select name, part, print from {_PARTS}"):
        parts.setdefault(name, {})[part] = print_
    return {
        name: Made(recipe, content, parts_by, parts.get(name, {}), rule)
        for name, recipe, content, parts_by, rule in engine.run(
            f"select name, recipe, content, parts_by, rule from {_TABLE}"
        )
    }


def write_made(engine, made):
    """Leave in the warehouse how every table was made: {table: Made}."""
    columns = ("recipe", "content", "parts_by", "rule")
    names = sorted(made)
    told = {column: [getattr(made[name], column) for name in names] for column in columns}
    engine.write(_TABLE, pa.table({"name": names, **told}))
    parts = [(n, part, print_) for n in names for part, print_ in sorted(made[n].parts.items())]
    engine.write(
        _PARTS,
        pa.table(
            [pa.array(column, pa.string()) for column in zip(*parts, strict=True)] or [[]] * 3,
            schema=_PARTS_SCHEMA,
        ),
    )


def read_checked(engine):
    """{fingerprint of a check and its tables: offending rows} that a warehouse was left with."""
    if _CHECKED not in engine.tables():
        return {}
    return dict(engine.run(f"select recipe, offending from {_CHECKED}"))


def write_checked(engine, found):
    """Leave in the warehouse what checks found: {fingerprint: offending rows}."""
    columns = {"recipe": list(found), "offending": list(found.values())}
    engine.write(_CHECKED, pa.table(columns, _CHECKED_SCHEMA))


def recipe(node, made, types=None):
    """The fingerprint of what a node is made from: its text, what it reads, a fingerprint of the
    types that its columns are given."""
    below = {table: made[table].content for table in sorted(node.reads)}
    return fingerprint(node.text, repr(node.header), below, types)


def content(engine, name, recipe):
    """The fingerprint of a table's rows, in whatever order.

    Of a table with many rows its recipe stands for them: one that holds a row for each payment is
    another as soon as its file is, and reading it through would cost more than it saves.
    """
    count = engine.one(f"select count(*) from {quote(name)}")
    if count > MANY:
        return recipe
    sums = f"select sum(hash(t)::hugeint)::varchar from {quote(name)} as t"
    # A table without rows needs no reading through, and of a small folder most are.
    return fingerprint(engine.describe(name), [(count, engine.one(sums) if count else None)])
