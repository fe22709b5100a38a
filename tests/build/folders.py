"""Small data folders written in the test, and what reading them gives."""

import shutil

from pipelines.build import land
from pipelines.build.run import read_plans
from pipelines.config import PROJECT, REFERENCE, read_data_folder
from pipelines.engine.duck import Engine
from pipelines.sources._headings import Headings

SAMPLE = PROJECT / "data" / "sample"


def write(root, files):
    """Write `{name: text or bytes}` below a folder; returns the folder."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        data = content if isinstance(content, bytes) else content.encode("utf-8")
        path.write_bytes(data)
    return root


def copy_sample(root, *parts):
    """Copy files or folders of the sample, and its `sources.toml` when all of it is wanted."""
    for part in parts:
        source, target = SAMPLE / part, root / part
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns(".build"))
        else:
            shutil.copy(source, target)
    return root


def recognise(root, files):
    """(plans, unknown), each by file name, of files written below a folder."""
    plans, unknown = read_plans(read_data_folder(write(root, files)))
    return {plan.name: plan for plan in plans}, {one.file_name: one.reason for one in unknown}


def landed(root, files):
    """What landing makes of files: rows of every raw table that has some, and a row per file.

    The rows come out of DuckDB, so what it cannot hold fails here.
    """
    plans, _ = read_plans(read_data_folder(write(root, files)))
    headings = Headings.read(REFERENCE / "headings")
    ids = {plan.name: plan.name for plan in plans}
    tables, files_landed = land.land(plans, headings, ids, land.Publishers([]))
    with Engine() as engine:
        for name, table in tables.items():
            engine.write(name, table)
        rows = {name: engine.rows(f"from {name}") for name in tables}
    return {name: found for name, found in rows.items() if found}, files_landed
