"""Forgetting: nothing that we keep holds the person or the quote any more, and none comes back."""

import json
import shutil
from datetime import timedelta

import pytest

from pipelines.build import forget, forgotten, keys, publish, release
from pipelines.build.run import build
from pipelines.config import read_data_folder
from pipelines.engine.duck import Engine, quote
from pipelines.errors import DecisionError, KeyChangedError
from tests import support
from tests.build.conftest import command
from tests.build.folders import write
from tests.people import survey

WHO = "LW-77310-Quillfeather"
THEIRS, OTHER = "I learned to whittle spoons.", "The kiln is never free on Fridays."
VOICES = f"""quote_id,survey,respondent,said_on,theme,quote,consent,consent_given_on
V-THEIRS,small,{WHO},2024-05-03,days,{THEIRS},public,2024-05-03
V-OTHER,small,R-007,2024-05-04,days,{OTHER},public,2024-05-04
V-STAYS,small,R-008,2024-05-05,days,We sing on Mondays now.,public,2024-05-05
"""
HASH = keys.keyed_hash(keys._DEMO_KEY, "small", WHO)


def quietly(folder, output, **how):
    return build(read_data_folder(folder), output, say=lambda line: None, **how)


def first(folder, output):
    """A first build, of which alone something lies in its output."""
    support.begin(output)
    begun = publish.current_warehouse(output)
    quietly(folder, output)
    begun.unlink()


def asked(folder, output, name, **how):
    return forget.forget(read_data_folder(folder), output, name, say=lambda line: None, **how)


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """(folder, output) of a survey with two kept builds; one waits to be public."""
    root = tmp_path_factory.mktemp("forget")
    rows = survey.people()
    for row in rows:
        if row["Reference"] == "R-0011":
            row["Reference"] = WHO
    assert len([row for row in rows if row["Reference"] == WHO]) >= 2
    folder = survey.folder(root / "data", rows)
    write(folder, {"voices/voices.csv": VOICES})
    first(folder, root / "output")
    said = (folder / "sources.toml").read_text(encoding="utf-8")
    write(folder, {"sources.toml": f'title = "Told anew"\n{said}'})
    quietly(folder, root / "output", public_from=release.today() + timedelta(days=9))
    return folder, root / "output"


@pytest.fixture
def copy(written, tmp_path):
    folder, output = written
    shutil.copytree(folder, tmp_path / "data")
    shutil.copytree(output, tmp_path / "output")
    return tmp_path / "data", tmp_path / "output"


def holding(output, *words):
    """Files below the output that hold one of the words: in their bytes or in a row of a table."""
    return [
        path.relative_to(output).as_posix()
        for path in sorted(output.rglob("*"))
        if path.is_file() and _holds(path, words)
    ]


def _holds(path, words):
    said = path.read_bytes()
    if any(word.encode() in said for word in words):
        return True
    if path.suffix != ".duckdb":
        return False
    held = " or ".join("contains(rows::varchar, ?)" for _ in words)
    with Engine(path, read_only=True) as engine:  # what it packs stands in no byte
        return any(
            engine.one(f"select exists(from {quote(table)} as rows where {held})", [*words])
            for table in sorted(engine.tables())
        )


@pytest.fixture(scope="module")
def after(written, tmp_path_factory):
    """(folder, output, what the command said, counts before) once a person was forgotten."""
    root = tmp_path_factory.mktemp("after")
    folder, output = shutil.copytree(written[0], root / "data"), root / "output"
    shutil.copytree(written[1], output)
    assert len(list(output.glob("warehouse-*.duckdb"))) == 2
    assert holding(output, HASH) and holding(output, THEIRS)  # else these tests tell nothing
    before = counts(output)
    return folder, output, command("forget", WHO, "--folder", folder, "--output", output), before


def counts(output):
    """Lines of answers, lines of others, lines of the person; quotes accepted and refused."""
    with Engine(publish.current_warehouse(output), read_only=True) as engine:
        lines = engine.run(
            "select count(*), count(*) filter (where respondent_key <> ?),"
            " count(*) filter (where respondent_key = ?) from raw_responses", [HASH, HASH],
        )[0]  # fmt: skip
        quotes = [engine.one(f"select count(*) from {t}") for t in ("stg_voices", "rej_voices")]
    return (*lines, *quotes)


def test_a_person_is_in_no_byte_that_we_keep(after):
    folder, output, said, _ = after
    assert said.returncode == 0, said.stderr
    assert holding(output, WHO, HASH, THEIRS) == []
    assert holding(output, OTHER)
    decided = (folder / forgotten.FILE).read_text(encoding="utf-8")
    assert HASH in decided and WHO not in decided


def test_the_command_names_your_files_and_never_the_id(after):
    folder, _, said, _ = after
    named = {line.rpartition(": ")[2] for line in said.stdout.splitlines() if "yours to" in line}
    assert named >= {"voices/voices.csv"} | {
        path.relative_to(folder).as_posix() for path in (folder / "survey").glob("*.csv")
        if WHO in path.read_text(encoding="utf-8")
    }  # fmt: skip
    assert "2 earlier builds deleted" in said.stdout
    assert WHO not in said.stdout + said.stderr


def test_the_lines_are_counted_and_nobody_else_is_lost(after):
    _, output, _, before = after
    assert before[2] >= 2 and before[3:] == (3, 0)
    assert counts(output) == (before[0], before[1], 0, 2, 1)


def test_what_the_public_saw_goes_too_even_while_the_next_build_waits(written, after):
    before = json.loads((written[1] / "published/current.json").read_text())
    assert before["public"]["build_id"] != before["officer"]["build_id"]
    current = json.loads((after[1] / "published/current.json").read_text())
    assert set(current) == {"officer", "board"}
    assert "the public sees nothing until" in after[2].stdout


def test_who_was_forgotten_does_not_come_back(after):
    folder, output, *_ = after
    late = (folder / "survey/small-2024-05.csv").read_text(encoding="utf-8")
    row = next(line for line in late.splitlines() if line.startswith("R-00"))
    again = late + row.replace(row.split(",")[0], WHO, 1) + "\n"
    write(folder, {"survey/small-2024-05.csv": again})
    quietly(folder, output)
    assert holding(output, HASH) == []


def test_a_quote_is_withdrawn_alone(copy):
    folder, output = copy
    told = asked(folder, output, "V-OTHER", is_quote=True)
    assert holding(output, OTHER, "V-OTHER") == []
    assert holding(output, THEIRS) and holding(output, HASH)
    assert (told.lines, told.still_in) == (1, ("voices/voices.csv",))


def test_a_wrong_id_decides_nothing(copy):
    folder, output = copy
    with pytest.raises(DecisionError) as caught:
        asked(folder, output, "LW-00000-Nobody")
    assert "LW-00000-Nobody" not in str(caught.value)
    assert not (folder / forgotten.FILE).exists()
    assert len(list(output.glob("warehouse-*.duckdb"))) == 2


def test_another_key_would_bring_them_back_so_nothing_is_built(copy, tmp_path, monkeypatch):
    folder, _ = copy
    write(
        folder, {forgotten.FILE: f"what,hash,key,decided_on\nperson,{HASH},{'0' * 16},2026-01-01\n"}
    )
    with pytest.raises(KeyChangedError):
        quietly(folder, tmp_path / "elsewhere")


@pytest.mark.parametrize("line", ["person,short,k,2026-01-01", f"robot,{'0' * 32},k,2026-01-01"])
def test_a_damaged_decision_stops_the_build(copy, tmp_path, line):
    folder, _ = copy
    write(folder, {forgotten.FILE: f"what,hash,key,decided_on\n{line}\n"})
    with pytest.raises(DecisionError):
        quietly(folder, tmp_path / "elsewhere")


def test_with_another_key_nothing_is_decided(tmp_path, monkeypatch):
    folder = survey.folder(tmp_path / "data", survey.people(), synthetic=False)
    for name in "ab":
        write(tmp_path, {name: name * 40})
    monkeypatch.setenv(keys.VARIABLE, str(tmp_path / "a"))
    first(folder, tmp_path / "output")
    monkeypatch.setenv(keys.VARIABLE, str(tmp_path / "b"))
    with pytest.raises(KeyChangedError):
        asked(folder, tmp_path / "output", "R-0011")
    assert not (folder / forgotten.FILE).exists()
    monkeypatch.setenv(keys.VARIABLE, str(tmp_path / "a"))
    told = asked(folder, tmp_path / "output", "R-0011")
    assert told.lines and len(told.purged) == 1
    assert asked(folder, tmp_path / "output", "R-0011").lines == told.lines  # again does no harm
