"""Publishing is a swap: write beside what is served, verify, then move a pointer."""

import json
import os
import shutil
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from hashlib import file_digest
from pathlib import Path

import pyarrow as pa
from filelock import FileLock, Timeout

from pipelines.build import release
from pipelines.build.graph import ancestors
from pipelines.build.header import AUDIENCES
from pipelines.build.raw_files import tables_named
from pipelines.engine.crew import Crew
from pipelines.engine.duck import Engine, quote
from pipelines.errors import BusyError, PublishError

_KEPT = 3


@contextmanager
def only_build(output):
    """Refuse a second build of the same folder. The lock goes when its process does."""
    lock = FileLock(output / "build.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise BusyError(
            "this folder", "another build of it is running", "Wait for it to end."
        ) from error
    try:
        yield
    finally:
        lock.release()


def new_build_id():
    """A build id that sorts by time and names no content."""
    return f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{os.urandom(3).hex()}"


def current_warehouse(output):
    """The warehouse file that the pointer names, or None."""
    pointer = _read_pointer(output / "warehouse.json") or {}
    path = output / pointer.get("file", "")
    return path if path.is_file() else None


def kept_builds(output):
    """(build id, warehouse file) of every build that was served and of which all is kept."""
    current = _pointed_to(output / "published" / "current.json")
    ids = {path.stem.split("-", 1)[1] for path in (output / "published").glob("*-*.duckdb")}
    files = {build: output / f"warehouse-{build}.duckdb" for build in ids if build <= current}
    return sorted((build, path) for build, path in files.items() if path.is_file())


def is_published(output):
    """Whether every audience has a file that exists, of the build that the warehouse is of, be it
    one that the public sees later.

    A build killed between its pointers has left one of them behind.
    """
    current, waiting = _served(output)
    build = _pointed_to(output / "warehouse.json")
    entries = [(waiting.get(audience) or current.get(audience) or {}) for audience in AUDIENCES]
    return all(
        entry.get("build_id") == build and (output / "published" / entry["file"]).exists()
        for entry in entries
    )


def waits(output):
    """What `waiting.json` says: entries of builds that an audience sees later."""
    return _served(output)[1]


def settle(output, public_from, on):
    """Move the pointers without a new build: what waited for today is current.

    Returns
    -------
    bool
        Whether anything moved.
    """
    before = _served(output)
    after = release.settled(*before, on, public_from)
    if after != before:
        _point(output / "published", *after)
    return after != before


def serve_only(output, build_id):
    """Let no pointer name another build than this one.

    Returns
    -------
    str
        The day from which the public sees it, where that is not yet: until then it sees nothing.
    """
    current, waiting = _served(output)
    left = [
        {audience: entry for audience, entry in said.items() if entry.get("build_id") == build_id}
        for said in (current, waiting)
    ]
    _point(output / "published", *left)
    return next((entry["from"] for entry in left[1].values()), "")


def sweep(output):
    """Remove what a build left that never came to be pointed to, and builds beyond the last three.

    A build that ended early, even by a kill, leaves files that no pointer names.
    """
    named = {entry.get("build_id") for said in _served(output) for entry in said.values()}
    for folder, pointer in ((output, "warehouse.json"), (output / "published", "current.json")):
        current = _pointed_to(folder / pointer)
        by_build = {}
        for path in folder.glob("*-*.duckdb*"):
            by_build.setdefault(path.name.split(".")[0].split("-", 1)[1], []).append(path)
        kept = {*sorted(build for build in by_build if build <= current)[-_KEPT:], *named}
        for build, paths in by_build.items():
            for path in paths if build not in kept else ():
                # A dashboard may still read an older build: on Windows it goes the next time.
                with suppress(PermissionError):
                    shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)


def publish(engine, nodes, folder, report, output):
    """Write one file per audience and verify each.

    Returns
    -------
    dict of str to Path
        The file of each audience, not yet pointed to.
    """
    published = output / "published"
    published.mkdir(exist_ok=True)
    files, narrower = {}, None
    _write_build_tables(engine, nodes, folder, report)
    for audience in AUDIENCES:
        path = published / f"{audience}-{report.build_id}.duckdb"
        path.unlink(missing_ok=True)
        if narrower:
            shutil.copyfile(files[narrower], path)
        _write_audience(engine, nodes, audience, path)
        _verify(engine, nodes, audience, path, report.build_id)
        files[audience], narrower = path, audience
    return files


def move_pointers(output, warehouse, report, public_from=None):
    """Point to the new files: from here on they are what is served, to the public from its day."""
    fresh = {
        audience: {"build_id": report.build_id, "file": path.name, "sha256": _hash(path)}
        for audience, path in report.published.items()
    }
    after = release.pointers(*_served(output), fresh, public_from, release.today())
    _point(output / "published", *after)
    _replace(
        output / "warehouse.json",
        {"build_id": report.build_id, "file": warehouse.name, "sha256": _hash(warehouse)},
    )


def _write_audience(engine, nodes, audience, path):
    """Add to a file the tables that its audience sees and the narrower audience before it does not.

    Nothing is ever taken out of a file: it would still stand in its bytes.
    """
    with engine.attached(path, "target"):
        there = engine.run("select table_name from duckdb_tables() where database_name = 'target'")
        wanted = _tables_for(nodes, audience) - {name for (name,) in there}
        with Crew(engine) as crew:
            crew.map(lambda own, name: _write_table(own, nodes, name), sorted(wanted))
        engine.run(f"update target.pub_build set audience = '{audience}'")
        engine.run("checkpoint target")


def _write_table(engine, nodes, name):
    order = nodes[name].header.order if name in nodes else ()
    by = f" order by {', '.join(quote(column) for column in order)}" if order else ""
    engine.run(f"create table target.{quote(name)} as select * from {quote(name)}{by}")


def _tables_for(nodes, audience):
    models = {
        name
        for name, node in nodes.items()
        if name.startswith("pub_") and audience in node.header.audiences
    }
    return models | {"pub_build", "pub_check", "pub_model"}


def _verify(engine, nodes, audience, path, build_id):
    """Open the new file as the dashboard will and compare its rows with the warehouse."""
    with Engine(path, read_only=True) as written:
        if written.one("select build_id from pub_build") != build_id:
            raise PublishError(path.name, "holds another build", "Build again.")
        if written.tables() != _tables_for(nodes, audience):
            raise PublishError(path.name, "holds other tables than it should", "Build again.")
        here, there = (one.counts(written.tables()) for one in (written, engine))
        for name in sorted(there):
            if here[name] != there[name]:
                raise PublishError(
                    path.name, f"{name} has {here[name]} rows, not {there[name]}", "Build again."
                )


def _write_build_tables(engine, nodes, folder, report):
    files = report.files
    outcomes = [row[0] for row in engine.run("select outcome from chk_results")]
    engine.write(
        "pub_build",
        pa.Table.from_pylist(
            [
                {
                    "build_id": report.build_id,
                    "title": folder.title,
                    "built_at": datetime.now(UTC).replace(tzinfo=None, microsecond=0),
                    "audience": "",
                    "is_synthetic": folder.is_synthetic,
                    "files": len(files),
                    "lines_read": sum(file["lines_read"] for file in files),
                    "lines_accepted": sum(file["lines_accepted"] for file in files),
                    "lines_rejected": sum(file["lines_rejected"] for file in files),
                    "checks_passed": outcomes.count("passed"),
                    "checks_warned": outcomes.count("warned"),
                }
            ]
        ),
    )
    engine.create("pub_check", "select * from chk_results")
    engine.write("pub_model", pa.Table.from_pylist(list(_model_rows(engine, nodes))))


def _model_rows(engine, nodes):
    """Every model's meaning and SQL, and the files that a published one rests on."""
    raw_of = dict(engine.run("select source_file_id, raw_table from raw_landed_files"))
    for name, node in sorted(nodes.items()):
        below = ancestors(nodes, name)
        files = sorted(f for f, raw in raw_of.items() if below.intersection(tables_named(raw)))
        yield {
            "model": name,
            "layer": node.layer,
            "description": node.header.description,
            "sql": "" if node.is_step else node.text,
            "source_file_ids": json.dumps(files),
            "reads": json.dumps(sorted(node.reads)),
        }


def _served(output):
    """(current, waiting): who sees what today, and what waits; empty where nothing is there."""
    published = output / "published"
    found = (_read_pointer(published / name) for name in (release.CURRENT, release.WAITING))
    return tuple(said if isinstance(said, dict) else {} for said in found)


def _point(published, current, waiting):
    """Move both pointers; between the two the public sees what it saw before."""
    _replace(published / release.CURRENT, current)
    if waiting:
        _replace(published / release.WAITING, waiting)
    else:
        (published / release.WAITING).unlink(missing_ok=True)


def _read_pointer(path):
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def _pointed_to(path):
    """The build id that a pointer names; the empty text, before all builds, without one."""
    pointer = _read_pointer(path) or {}
    said = pointer if "build_id" in pointer else pointer.get("officer", {})
    return said.get("build_id", "")


def _replace(path, content):
    fresh = path.with_suffix(".new")
    with fresh.open("w", encoding="utf-8") as file:
        file.write(json.dumps(content, indent=1) + "\n")
        file.flush()
        os.fsync(file.fileno())  # a pointer that a power cut emptied would serve nothing
    os.replace(fresh, path)


def _hash(path):
    with Path(path).open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
