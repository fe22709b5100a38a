"""Sweeping: what no pointer names goes, whatever it is; what is pointed to stays."""

import json

import pytest

from pipelines.build import publish, run
from pipelines.build.graph import Node
from pipelines.build.header import Header
from pipelines.engine.duck import Engine
from pipelines.errors import PublishError


def _output(tmp_path, build_id):
    published = tmp_path / "published"
    published.mkdir()
    (tmp_path / f"warehouse-{build_id}.duckdb").touch()
    (published / f"officer-{build_id}.duckdb").touch()
    said = {"build_id": build_id, "file": f"warehouse-{build_id}.duckdb"}
    (tmp_path / "warehouse.json").write_text(json.dumps(said))
    served = {"officer": {"build_id": build_id, "file": f"officer-{build_id}.duckdb"}}
    (published / "current.json").write_text(json.dumps(served))
    return tmp_path


def test_what_a_killed_build_left_goes_even_a_folder_of_spilled_rows(tmp_path):
    output = _output(tmp_path, "20260101T000000-aaaaaa")
    spilled = output / "warehouse-20990101T000000-bbbbbb.duckdb.tmp"
    spilled.mkdir()
    (spilled / "block").touch()
    (output / "warehouse-20990101T000000-bbbbbb.duckdb").touch()
    (output / "published" / "board-20990101T000000-bbbbbb.duckdb").touch()
    publish.sweep(output)
    left = {path.name for path in output.rglob("*") if path.is_file()}
    assert left == {
        "warehouse-20260101T000000-aaaaaa.duckdb",
        "officer-20260101T000000-aaaaaa.duckdb",
        "warehouse.json",
        "current.json",
    }
    assert not spilled.exists()


def test_the_last_three_builds_are_kept(tmp_path):
    output = _output(tmp_path, "20260105T000000-aaaaaa")
    for day in (1, 2, 3, 4):
        (output / f"warehouse-2026010{day}T000000-aaaaaa.duckdb").touch()
    publish.sweep(output)
    assert len(list(output.glob("warehouse-*.duckdb"))) == 3
    assert (output / "warehouse-20260105T000000-aaaaaa.duckdb").exists()
    assert not (output / "warehouse-20260102T000000-aaaaaa.duckdb").exists()


def test_a_pointer_that_names_no_file_is_no_warehouse(tmp_path):
    (tmp_path / "warehouse.json").write_text('{"build_id": "x"}')
    assert publish.current_warehouse(tmp_path) is None


def test_pointers_of_two_builds_are_no_publication(tmp_path):
    """A kill between them: what is served is not what the warehouse is of."""
    output = _output(tmp_path, "20260101T000000-aaaaaa")
    served = json.loads((output / "published" / "current.json").read_text())
    served |= {audience: served["officer"] for audience in ("board", "public")}
    (output / "published" / "current.json").write_text(json.dumps(served))
    assert publish.is_published(output)
    (output / "warehouse.json").write_text('{"build_id": "20250101T000000-bbbbbb"}')
    assert not publish.is_published(output)


def _described(**words):
    return {
        name: Node(name, "m", frozenset(), "", Header(said, ("x",))) for name, said in words.items()
    }


def test_each_table_says_what_its_model_says_now():
    """Also where only the words are others, and where a table was made anew and says nothing."""
    with Engine() as engine:
        for name in ("pub_a", "pub_b", "raw_c"):
            engine.create(name, "select 1 as x")
        run._describe(engine, _described(pub_a="What it's; about.", pub_b="B."))
        engine.create("pub_b", "select 2 as x")
        run._describe(engine, _described(pub_a="Another thing.", pub_b="B."))
        run._describe(engine, _described(pub_a="Another thing.", pub_b="B."))
        said = dict(engine.run("select table_name, comment from duckdb_tables()"))
    assert said == {"pub_a": "Another thing.", "pub_b": "B.", "raw_c": None}


@pytest.mark.parametrize(
    ("build", "rows", "more", "found"),
    [
        ("b1", 2, (), None),
        ("b2", 2, (), "holds another build"),
        ("b1", 1, (), "pub_a has 1 rows, not 2"),
        ("b1", 3, (), "pub_a has 3 rows, not 2"),
        ("b1", 2, ("pub_secret",), "holds other tables than it should"),
    ],
)
def test_a_file_that_is_not_what_it_should_be_is_never_published(
    tmp_path, build, rows, more, found
):
    path, nodes = tmp_path / "officer.duckdb", _described(pub_a="A.")
    with Engine(path) as written:
        written.create("pub_build", f"select '{build}' as build_id")
        written.create("pub_a", f"select * from range({rows})")
        for name in ("pub_check", "pub_model", *more):
            written.create(name, "select 1 as x")
    with Engine() as engine:
        engine.create("pub_a", "select * from range(2)")
        for name in ("pub_build", "pub_check", "pub_model"):
            engine.create(name, "select 1 as x")
        if not found:
            publish._verify(engine, nodes, "officer", path, "b1")
            return
        with pytest.raises(PublishError, match=found):
            publish._verify(engine, nodes, "officer", path, "b1")
