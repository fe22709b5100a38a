"""Fingerprints: what a table was made from, so that an unchanged one is not made again."""

import hashlib
import json
from importlib.metadata import version
from pathlib import Path

import pyarrow as pa

from pipelines import config

_TABLE = "meta_fingerprints"


def fingerprint(*parts):
    """A short hash of anything that JSON can write."""
    text = json.dumps(parts, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def landing_code():
    """A hash of the code and headings by which files are read, and of the engine's version."""
    digest = hashlib.sha256(version("duckdb").encode())
    code = config.PROJECT / "pipelines"
    folders = [code / "sources", code / "notices", config.REFERENCE / "headings"]
    paths = [path for folder in folders for path in sorted(Path(folder).iterdir())]
    here = Path(__file__).parent
    ours = [
        here / name
        for name in (
            *("arrivals.py", "forgotten.py", "keys.py", "land.py", "land_people.py", "scrub.py"),
        )
    ]
    for path in [*paths, *ours, *sorted(here.glob("answer_*.py"))]:
        if path.is_file():
            digest.update(path.read_bytes())
    return digest.hexdigest()


def read_fingerprints(engine):
    """{table: fingerprint} that a warehouse was left with."""
    if _TABLE not in engine.tables():
        return {}
    return dict(engine.run(f"select name, fingerprint from {_TABLE}"))


def write_fingerprints(engine, prints):
    """Leave the fingerprints of every table in the warehouse."""
    rows = sorted(prints.items())
    columns = {"name": [name for name, _ in rows], "fingerprint": [value for _, value in rows]}
    engine.write(_TABLE, pa.table(columns))


def node_fingerprint(node, prints, columns=None):
    """The fingerprint of a node: its text, its column types, and all that it reads."""
    below = {table: prints[table] for table in sorted(node.reads)}
    return fingerprint(node.text, repr(node.header), below, columns)
