"""Published to officers and board now, to the public from a day on."""

import json
from datetime import date, timedelta

import pytest

from dashboard import published
from pipelines.build import publish, release
from pipelines.config import read_data_folder
from pipelines.errors import ConfigError, ReadingError
from tests.build.conftest import command, quiet_build
from tests.build.folders import write

DAY = date(2026, 12, 1)
BEFORE = DAY - timedelta(days=1)


def entries(build_id):
    return {
        a: {"build_id": build_id, "file": f"{a}-{build_id}.duckdb", "sha256": "0"}
        for a in ("officer", "board", "public")
    }


def builds(said):
    return {audience: entry["build_id"] for audience, entry in said.items()}


def test_until_the_day_the_public_keeps_the_build_of_before():
    current, waiting = release.pointers(entries("1"), {}, entries("2"), DAY, BEFORE)
    assert builds(current) == {"officer": "2", "board": "2", "public": "1"}
    assert builds(waiting) == {"public": "2"} and waiting["public"]["from"] == "2026-12-01"
    current, waiting = release.settled(current, waiting, BEFORE)
    assert builds(current)["public"] == "1" and waiting
    current, waiting = release.settled(current, waiting, DAY)
    assert (current, waiting) == (entries("2"), {})


def test_the_first_build_of_all_is_not_public_before_its_day():
    current, waiting = release.pointers({}, {}, entries("1"), DAY, BEFORE)
    assert builds(current) == {"officer": "1", "board": "1"} and builds(waiting) == {"public": "1"}


def test_what_was_released_while_the_next_waits_is_kept():
    current, waiting = release.pointers(entries("1"), {}, entries("2"), BEFORE, date(2026, 11, 1))
    current, waiting = release.pointers(current, waiting, entries("3"), DAY, BEFORE)
    assert builds(current) == {"officer": "3", "board": "3", "public": "2"}
    assert builds(waiting) == {"public": "3"}


@pytest.mark.parametrize(
    ("asked", "stated", "waits_for", "day"),
    [
        (None, None, None, None),
        (DAY, None, None, DAY),
        (None, DAY, None, DAY),
        (None, None, DAY, DAY),  # building again releases nothing
        (BEFORE, DAY, DAY, None),  # asked for today: at once
        (None, BEFORE, DAY, None),
    ],
)
def test_what_is_asked_wins_then_what_is_stated_then_what_waits(asked, stated, waits_for, day):
    waiting = {"public": {"from": waits_for.isoformat()}} if waits_for else {}
    assert release.wanted(asked, stated, waiting, BEFORE) == day


def test_a_build_waits_is_not_swept_and_is_released(sample_copy):
    """On real files: built for later, built again, asked for at once."""
    folder, output = sample_copy
    shown = output / "published"
    first = published.find(shown, "public").build_id
    toml = (folder / "sources.toml").read_text(encoding="utf-8")
    later = release.today() + timedelta(days=30)

    def titled(title, **how):
        text = toml.replace("Brackwater (invented)", title)
        write(folder, {"sources.toml": text})
        return quiet_build(folder, output, **how).build_id

    assert "Brackwater (invented)" in toml
    second = titled("Second", public_from=later)
    assert published.find(shown, "public").build_id == first
    assert published.find(shown, "officer").build_id == second
    assert published.find(shown, "board").build_id == second
    newest = [titled(f"Build {n}") for n in (3, 4, 5)][-1]
    assert published.find(shown, "public").build_id == first  # pinned, though older than three
    assert published.find(shown, "officer").build_id == newest
    report = quiet_build(folder, output, public_from=release.today())
    assert not report.changed
    assert published.find(shown, "public").build_id == newest
    assert not (shown / "waiting.json").exists() and publish.is_published(output)


def served(folder, day, file="public-2.duckdb"):
    """A published folder in which build 2 waits for a day."""
    for name in ("public-1.duckdb", "officer-2.duckdb", "public-2.duckdb"):
        (folder / name).touch()
    current = {"officer": entries("2")["officer"], "public": entries("1")["public"]}
    waiting = {"public": entries("2")["public"] | {"from": day.isoformat(), "file": file}}
    (folder / "current.json").write_text(json.dumps(current))
    (folder / "waiting.json").write_text(json.dumps(waiting))
    return folder


@pytest.mark.parametrize(("days", "build_id"), [(1, "1"), (0, "2"), (-5, "2")])
def test_the_dashboard_needs_nobody_on_the_day(tmp_path, days, build_id):
    folder = served(tmp_path, release.today() + timedelta(days=days))
    assert published.find(folder, "public").build_id == build_id
    assert published.find(folder, "officer").build_id == "2"


def test_a_first_build_says_from_when_it_is_public(tmp_path):
    folder = served(tmp_path, release.today() + timedelta(days=3))
    said = json.loads((folder / "current.json").read_text())
    del said["public"]
    (folder / "current.json").write_text(json.dumps(said))
    with pytest.raises(ReadingError, match="not public yet"):
        published.find(folder, "public")


def test_a_waiting_file_that_is_gone_or_outside_is_not_opened(tmp_path):
    folder = served(tmp_path, release.today(), file="gone.duckdb")
    assert published.find(folder, "public").build_id == "1"
    outside = tmp_path.parent / "outside.duckdb"
    outside.touch()
    with pytest.raises(ReadingError, match="outside"):
        published.find(served(tmp_path, release.today(), file="../outside.duckdb"), "public")


def test_sources_toml_states_a_day_and_nothing_else(tmp_path):
    write(tmp_path, {"spend.csv": "a,b\n", "sources.toml": "public_from = 2026-12-01\n"})
    assert read_data_folder(tmp_path).public_from == DAY
    write(tmp_path, {"sources.toml": 'public_from = "soon"\n'})
    with pytest.raises(ConfigError):
        read_data_folder(tmp_path)
    assert command("build", tmp_path, "--public-from", "soon").returncode == 2
