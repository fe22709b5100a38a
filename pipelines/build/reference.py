"""Reference tables: loaded as they are. People's decisions and our own look-ups."""

import csv

import pyarrow as pa

from pipelines import config
from pipelines.errors import ConfigError
from pipelines.measures.registry import load_measures, measure_rows


def reference_tables(folder):
    """{table: arrow table} of everything in `data/reference`, and what the data folder adds.

    Parameters
    ----------
    folder : DataFolder
        Its `sources.toml` may add publishers.
    """
    tables = {}
    for path in sorted(config.REFERENCE.glob("*.csv")):
        tables[f"ref_{path.stem}"] = _arrow(_read(path))
    tables["ref_publishers"] = _arrow(publisher_rows(folder))
    tables["ref_headings"] = _arrow(
        [
            {"layout": path.stem, **row}
            for path in sorted((config.REFERENCE / "headings").glob("*.csv"))
            for row in _read(path)
        ]
    )
    tables["ref_measures"] = _arrow(measure_rows(load_measures()))
    return tables


def publisher_rows(folder):
    """Publishers of the reference table and of the data folder, as dicts."""
    own = [dict(publisher, folders="") for publisher in folder.publishers]
    return [*_read(config.REFERENCE / "publishers.csv"), *own]


def _read(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _arrow(rows):
    if not rows:
        raise ConfigError("data/reference", "a reference table is empty", "Restore the file.")
    names = list(rows[0])
    return pa.table({name: pa.array([row[name] for row in rows], pa.string()) for name in names})
