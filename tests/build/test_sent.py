"""What was sent out stays known when the build that made it is gone, and forgetting names it."""

import json
import shutil

import pytest

from pipelines.build import publish, sent
from pipelines.engine.duck import Engine
from pipelines.errors import DecisionError, PublishError
from tests import support
from tests.build.conftest import command
from tests.people import survey

WHO = "R-0011"


def cells(output):
    """{cell: (its people, since when it stands as it was)} of the protected cells."""
    with Engine(publish.current_warehouse(output), read_only=True) as engine:
        rows = engine.run(
            "select published_table, measure_id, place_id, service_id, group_dimension,"
            " group_value, period, n_people, frozen_since from safe_cell"
            " where suppressed_because is null"
        )
    return {row[:7]: row[7:] for row in rows}


@pytest.fixture(scope="module")
def gone(tmp_path_factory):
    """(folder, build, what it showed) of a build that was sent out and deleted since."""
    root = tmp_path_factory.mktemp("sent")
    folder, output, _ = survey.built_once(tmp_path_factory)
    folder = shutil.copytree(folder, root / "data", ignore=shutil.ignore_patterns("said.txt"))
    output = shutil.copytree(output, root / "output")
    build_id = json.loads((output / "warehouse.json").read_text(encoding="utf-8"))["build_id"]
    said = command("sent", folder, "--output", output)
    assert said.returncode == 0 and build_id in said.stdout, said.stderr
    showed = cells(output)
    shutil.rmtree(output)
    return folder, build_id, showed


def test_a_file_of_what_was_sent_holds_protected_cells_and_nothing_else(gone):
    folder, build_id, _ = gone
    ((name, path),) = sent.files(folder)
    assert name == build_id and list((folder / sent.FOLDER).iterdir()) == [path]
    with Engine(path, read_only=True) as engine:
        assert engine.tables() == {"safe_cell"}
        hidden = "from safe_cell where suppressed_because is not null"
        assert engine.one(f"select count(*) {hidden}") > 0
        assert engine.one(f"select count(n_people) {hidden}") == 0
        assert "respondent_key" not in engine.describe("safe_cell")


def test_one_person_less_is_not_told_by_the_next_build(gone, tmp_path):
    """Forgetting takes them out of every figure; those that were sent stay as they were."""
    folder, build_id, showed = gone
    data = shutil.copytree(folder, tmp_path / "data")
    said = command("forget", WHO, "--folder", data, "--output", tmp_path / "guarded")
    assert said.returncode == 0, said.stderr
    assert f"sent out before, to be recalled: what was made of build {build_id}" in said.stdout
    guarded = cells(tmp_path / "guarded")
    both = [one for one in guarded if one in showed]
    assert not [one for one in both if 0 < abs(guarded[one][0] - showed[one][0]) < 10]
    frozen = {str(day) for _, day in guarded.values() if day}
    assert frozen == {f"{build_id[:4]}-{build_id[4:6]}-{build_id[6:8]}"}

    shutil.rmtree(data / sent.FOLDER)
    support.build_small(data, tmp_path / "unguarded")
    unguarded = cells(tmp_path / "unguarded")
    assert not [day for _, day in unguarded.values() if day]
    assert [one for one in unguarded if one in showed and unguarded[one][0] == showed[one][0] - 1]


@pytest.mark.parametrize("name", ["pack.duckdb", "20260101T000000-abcdef.duckdb", "notes.txt"])
def test_what_is_none_of_ours_is_refused(tmp_path, name):
    (tmp_path / sent.FOLDER).mkdir(parents=True)
    (tmp_path / sent.FOLDER / name).write_bytes(b"not a database of ours, whatever its name is")
    with pytest.raises(DecisionError):
        sent.files(tmp_path)


def test_a_build_that_is_gone_cannot_be_named(tmp_path):
    (tmp_path / "published").mkdir()
    with pytest.raises(PublishError, match="no build"):
        sent.keep(tmp_path, tmp_path, "20260101T000000-abcdef")
    with pytest.raises(PublishError, match="build first"):
        sent.keep(tmp_path, tmp_path)
