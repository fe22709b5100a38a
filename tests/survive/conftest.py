"""What is served, seen as the dashboard sees it, and builds as a terminal starts them."""

import hashlib
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard import published
from dashboard.reading import file
from pipelines.build.header import AUDIENCES
from pipelines.config import PROJECT
from pipelines.engine.duck import Engine, quote
from tests.build.folders import SAMPLE

_OF_A_BUILD = re.compile(r"\d{8}T\d{6}-[0-9a-f]{6}")


def start(folder, output, *before):
    """Start a build; `before` is what stands before it on the command line."""
    line = [*before, sys.executable, "-m", "pipelines", "build", str(folder)]
    pipe = subprocess.PIPE
    return subprocess.Popen(
        [*line, "--output", str(output)], cwd=PROJECT, stdout=pipe, stderr=pipe, text=True
    )


def ended(process):
    """(exit code, what it said on standard error) of a build that ends by itself."""
    _, told = process.communicate(timeout=600)
    return process.returncode, told


def served(output):
    """{file: hash} of the pointers and of all that they name, opened as the dashboard opens it."""
    output = Path(output)
    pointers = [output / "warehouse.json", output / "published" / "current.json"]
    found = {path.name: path.read_bytes() for path in pointers}
    for audience in AUDIENCES:
        one = published.find(output / "published", audience)
        published.verify(one)
        assert file.build(one).build_id == one.build_id
        found[audience] = Path(one.path).read_bytes()
    file._connections.clear()
    said = json.loads(found["warehouse.json"])
    found["warehouse"] = (output / said["file"]).read_bytes()
    return {name: hashlib.sha256(content).hexdigest() for name, content in found.items()}


def contents(output):
    """{audience: {table: its rows as text}}, whatever names the build and its time."""
    found = {}
    for audience in AUDIENCES:
        path = published.find(Path(output) / "published", audience).path
        with Engine(path, read_only=True) as engine:
            tables = {
                table: (
                    engine.describe(table),
                    sorted(map(str, engine.run(f"from {quote(table)}"))),
                )
                for table in sorted(engine.tables() - {"pub_build"})
            }
            (build,) = engine.rows("from pub_build")
        build.pop("built_at")
        tables["pub_build"] = _OF_A_BUILD.sub("a build", str(build))
        found[audience] = tables
    return found


def builds_kept(output):
    """Ids of the builds of which files lie under an output folder; and what else lies there.

    What was set apart is written out for people, and serves nothing.
    """
    paths = [path for path in Path(output).rglob("*") if path.is_file()]
    paths = [path for path in paths if path.parent.name != "rejects"]
    named = [(path, _OF_A_BUILD.search(path.name)) for path in paths]
    others = {path.name for path, match in named if not match}
    half = {path.name for path, match in named if match and path.suffix != ".duckdb"}
    return {match.group() for _, match in named if match}, others | half


@pytest.fixture
def changed(tmp_path, sample_build):
    """(folder, output): the sample's build, and its folder after a contract was added.

    No payment did, so that the judge of payments, who takes seconds, need not be asked again.
    """
    folder, output = tmp_path / "data", tmp_path / "output"
    shutil.copytree(SAMPLE, folder, ignore=shutil.ignore_patterns(".build"))
    shutil.copytree(sample_build, output)
    register = folder / "contracts" / "brackwater" / "contracts_register_2022-07.csv"
    lines = register.read_text(encoding="utf-8").splitlines(keepends=True)
    register.write_text("".join([*lines, lines[-1].replace("X1033", "X1034")]), encoding="utf-8")
    return folder, output
