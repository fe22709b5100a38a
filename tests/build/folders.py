"""Small data folders written in the test, and what reading them gives."""

import shutil

from pipelines import sources
from pipelines.build import arrivals, raw_files
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
    """(plans, unknown), each by file name, of files written below a folder.

    Of a workbook the first sheet's plan.
    """
    headings = Headings.read(REFERENCE / "headings")
    found = [
        sources.recognise(one.file, headings)
        for one in arrivals.arrivals(read_data_folder(write(root, files)))
    ]
    plans = {one.file_name: one.plan for one in found if one.plan}
    return plans, {one.file_name: one.reason for one in found if not one.plan}


def landed(root, files):
    """What landing makes of files: rows of every raw table that has some, and a row per file.

    The rows come out of DuckDB, so what it cannot hold fails here.
    """
    folder = read_data_folder(write(root, files))
    came = arrivals.arrivals(folder)
    with Engine() as engine:
        arrivals.land_all(engine, folder, came, b"", lambda number, of: None)
        counts = engine.counts(engine.tables() - {raw_files.FILES})
        rows = {
            name: engine.rows(f"from {name} order by source_file_id, line_number")
            for name, count in sorted(counts.items())
            if name.startswith("raw_") and count
        }
        files_landed = engine.rows(f"from {raw_files.FILES} order by path")
    return rows, files_landed
