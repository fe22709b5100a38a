"""Great Expectations really judges each file of payments, and names the one that is amiss."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pipelines.config import PROJECT
from pipelines.engine.duck import Engine
from pipelines.errors import QualityError
from pipelines.quality import spend_batch
from tests import support

# At the very edge of what each expectation allows.
GOOD = {
    "payments": 1,
    "rejected_share": 0.10,
    "dates_are_possible": 1,
    "withheld_share": 0.5,
    "days": 366,
    "payments_to_middle": 4,
    "pounds_to_middle": 0.25,
    "months_in_other_files": 0,
}

# {column: (the value just beyond, what is to come of it, the file that has it)}
AMISS = {
    "payments": (0, "failed", "nothing paid"),
    "rejected_share": (0.11, "failed", "unreadable"),
    "dates_are_possible": (0, "failed", "future"),
    "withheld_share": (0.51, "warned", "nameless"),
    "days": (367, "warned", "two years"),
    "payments_to_middle": (0.24, "warned", "few payments"),
    "pounds_to_middle": (4.01, "warned", "many pounds"),
    "months_in_other_files": (1, "warned", "again"),
}


@pytest.fixture(scope="module")
def judged(tmp_path_factory, sample_build):
    """What is found in the planted batches, in a table of the shape that the build makes."""
    path = tmp_path_factory.mktemp("judged") / "warehouse.duckdb"
    with support.warehouse(sample_build) as built:
        shape = built.describe(spend_batch.TABLE)
    rows = [{"file_name": "good", **GOOD}]
    rows += [{"file_name": file, **GOOD, c: value} for c, (value, _, file) in AMISS.items()]
    selects = [
        "select " + ", ".join(f"cast('{row[c]}' as {shape[c]}) as {c}" for c in row) for row in rows
    ]
    with Engine(path) as engine:
        engine.create(spend_batch.TABLE, " union all ".join(selects))
    before = path.read_bytes()
    with spend_batch.judging(path) as judgement:
        found = judgement()
    assert path.read_bytes() == before  # judged where it lies, and left as it was
    return {row["check_id"].removeprefix("int_spend_batch: "): row for row in found}


def test_every_expectation_is_judged(judged):
    """Without the mend every one of them fails on `list index out of range`."""
    assert set(judged) == set(AMISS)
    assert [row for row in judged.values() if row["found"] == "could not be judged"] == []


@pytest.mark.parametrize("column", AMISS)
def test_the_file_that_is_amiss_is_named_and_no_other(judged, column):
    _, outcome, file_name = AMISS[column]
    row = judged[column]
    assert (row["outcome"], row["found"]) == (outcome, f"otherwise in {file_name}")
    assert row["severity"] == {"failed": "fail", "warned": "warn"}[outcome]


def test_the_first_critical_one_stops_publishing(judged):
    with pytest.raises(QualityError) as caught:
        spend_batch.require_fit(list(judged.values()))
    assert str(caught.value) == (
        "the arriving payments: “Every file of payments has at least one payment” does not hold: "
        "otherwise in nothing paid. Nothing was published. "
        "Look at the files named, or take them out of the folder."
    )


def test_warnings_stop_nothing(judged):
    spend_batch.require_fit([row for row in judged.values() if row["outcome"] == "warned"])


def test_the_sample_meets_all_and_says_so_where_readers_see_it(sample_build):
    with support.published(sample_build) as published:
        rows = published.rows("from pub_check where origin = 'expectation'")
    assert {row["check_id"] for row in rows} == {f"int_spend_batch: {column}" for column in AMISS}
    assert {(row["outcome"], row["found"]) for row in rows} == {("passed", "nothing amiss")}


def test_a_judge_that_cannot_run_is_an_error_not_a_pass(sample_build, tmp_path):
    """A module of that name stands in its way, as a broken installation would."""
    path = tmp_path / "warehouse.duckdb"
    with support.warehouse(sample_build) as built:
        shutil.copy(built.one("select path from duckdb_databases() where path is not null"), path)
    (tmp_path / "great_expectations.py").write_text("raise ImportError('broken')")
    judge = (
        "import sys; from pipelines.quality.spend_batch import judging\n"
        "with judging(sys.argv[1]) as judgement: judgement()"
    )
    asked = subprocess.run(
        [sys.executable, "-c", judge, path],
        cwd=PROJECT,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    said = asked.stderr.strip().splitlines()[-1]
    assert asked.returncode == 1
    assert re.fullmatch(r".*QualityError: .*could not run .*broken.*. Install anew.", said), said


def test_the_next_batch_is_judged_by_the_same_process_which_lets_go_of_the_file(judged, tmp_path):
    """An import costs seconds; a file that stays open cannot be deleted everywhere."""
    if not Path("/proc/self/fd").is_dir():
        pytest.skip("open files are told from /proc")
    path = tmp_path / "batches.duckdb"
    with Engine(path) as engine:
        columns = ", ".join(f"cast({GOOD[c]!r} as double) as {c}" for c in GOOD)
        engine.create(spend_batch.TABLE, f"select 'good' as file_name, {columns}")
    seen = set()
    for _ in range(2):
        with spend_batch.judging(path) as judgement:
            assert {row["outcome"] for row in judgement()} == {"passed"}
        seen.add(spend_batch._waiting[-1].pid)
    (pid,) = seen
    held = [os.readlink(one) for one in Path(f"/proc/{pid}/fd").iterdir() if one.exists()]
    assert str(path) not in held
