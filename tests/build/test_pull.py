"""Approved entries become files; nothing that is there is written over; the build reads them."""

import csv
import datetime

import pytest

from dashboard import journal
from pipelines.build import reference
from pipelines.build.pull import pull
from pipelines.config import read_data_folder
from pipelines.errors import ConfigError, DecisionError, JournalError
from tests.build.folders import copy_sample
from tests.dashboard.test_journal import DECISION, SEEN

LEARNING = {
    "question": "Who rings on Sunday?", "stage": "learn", "service_id": "short_breaks",
    "learned": "=cmd()", "written_by": "Commissioning team",
    "happened_on": datetime.date(2026, 1, 5), "answered_on": datetime.date(2026, 2, 1),
}  # fmt: skip


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.delenv("WIDER_STAGE_JOURNAL", raising=False)
    return copy_sample(tmp_path, "spend/brackwater/2022-06.csv")


@pytest.fixture
def kept(folder):
    kept = journal.Journal(f"sqlite:///{folder / 'journal.db'}")
    kept.write("decision", DECISION, seen=SEEN)
    kept.write("learning", LEARNING)
    kept.write("decision", DECISION | {"question": "Waits"})
    kept.write("decision", DECISION | {"question": "Withdrawn"})
    for number in (1, 2):
        kept.approve(number, "Head of housing")
    kept.withdraw(4, "Head of housing")
    return kept


def rows(folder, name):
    with (folder / "decisions" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_approved_entries_become_files_once(folder, kept):
    made = pull(folder)
    assert made == {
        "decisions/decisions.csv": 1, "decisions/learning.csv": 1,
        "decisions/rebases.toml": 0, "decisions/targets.toml": 0, "decisions/definitions.toml": 0,
    }  # fmt: skip
    (decision,), (learning,) = rows(folder, "decisions.csv"), rows(folder, "learning.csv")
    assert decision | {"decided_on": ""} == {
        "decision_id": "J-0001", "decided_on": "", "decided_by": "Alliance board (stated)",
        "question": "Do we go on?", "options": "Yes | No", "chosen": "Yes",
        "why": "People said so", "measure": "my_days", "place": "X1", "period": "FY2024-25",
        "review_on": "2027-03-01", "seen_value": "0.61", "seen_lower": "0.58",
        "seen_upper": "0.64", "seen_people": "900", "seen_why": "",
    }  # fmt: skip
    assert decision["decided_on"] == str(datetime.datetime.now(datetime.UTC).date())
    assert (learning["noted_on"], learning["answered_on"]) == ("2026-01-05", "2026-02-01")
    assert learning["learned"] == "'=cmd()"  # a spreadsheet shows it and runs nothing
    assert set(pull(folder).values()) == {0}
    assert len(rows(folder, "decisions.csv")) == 1


def test_the_build_reads_what_was_pulled(folder, kept):
    pull(folder)
    tables = reference.reference_tables(read_data_folder(folder))
    decided = tables["ref_decided_decisions"].to_pylist()
    assert [(row["decision_id"], row["seen_value"]) for row in decided] == [("J-0001", "0.61")]
    assert tables["ref_decided_learning"].to_pylist()[0]["service"] == "short_breaks"


def test_rows_that_were_there_stay_and_gain_the_columns_of_what_was_seen(folder, kept):
    (folder / "decisions").mkdir()
    columns = reference.DECISIONS["decisions"].split()
    (folder / "decisions" / "decisions.csv").write_text(
        ",".join(columns) + "\nD-001,2024-02-14,Board,Which?,A | B,A,So,,,,2025-01-01\n"
    )
    pull(folder)
    first, second = rows(folder, "decisions.csv")
    assert (first["decision_id"], first["seen_value"], first["review_on"]) == (
        "D-001", "", "2025-01-01",
    )  # fmt: skip
    assert second["decision_id"] == "J-0001"
    reference.reference_tables(read_data_folder(folder))


def test_a_row_that_was_rewritten_is_an_error_and_nothing_is_lost(folder, kept):
    pull(folder)
    path = folder / "decisions" / "decisions.csv"
    path.write_text(path.read_text().replace("People said so", "We said so"))
    before = path.read_text()
    with pytest.raises(DecisionError, match="J-0001 says something else than the journal"):
        pull(folder)
    assert path.read_text() == before


def test_without_a_journal(folder):
    with pytest.raises(JournalError, match="there is no journal of this folder. Write an entry"):
        pull(folder)
    (folder / "journal.db").write_text("no database")
    with pytest.raises(JournalError, match="the journal cannot be read"):
        pull(folder)


REBASE = {
    "measure_id": "my_days", "place_id": "X1", "period": "2024-05", "written_by": "Data lead",
    "why": 'Asked by "telephone" from here on\nand by letter before',
    "happened_on": datetime.date(2024, 6, 11),
}  # fmt: skip
TARGET = {
    "measure_id": "my_days", "place_id": "X1", "period": "2024-05", "chosen": "0.70",
    "why": "What the village meetings asked for", "written_by": "Alliance board",
    "happened_on": datetime.date(2024, 2, 14),
}  # fmt: skip
OLD = """# Why the hours begin anew.
[[rebase]]
measure = "hours"
place = "X2"
from = "2023-01"
reason = "Counted by the week"
decided_by = "Data lead"
decided_on = 2023-02-01
"""


@pytest.fixture
def charts(folder):
    kept = journal.Journal(f"sqlite:///{folder / 'journal.db'}")
    kept.write("rebase", REBASE)
    kept.write("target", TARGET)
    kept.write("target", TARGET | {"period": "2026-05"})  # nobody approves it
    for number in (1, 2):
        kept.approve(number, "Head of housing")
    return kept


def test_a_new_start_and_a_target_become_entries_that_the_build_reads(folder, charts):
    (folder / "decisions").mkdir()
    (folder / "decisions" / "rebases.toml").write_text(OLD)
    made = pull(folder)
    assert (made["decisions/rebases.toml"], made["decisions/targets.toml"]) == (1, 1)
    assert (folder / "decisions" / "rebases.toml").read_text().startswith(OLD)
    tables = reference.reference_tables(read_data_folder(folder))
    old, new = tables["ref_decided_rebases"].to_pylist()
    assert old["measure"] == "hours"
    assert (new["measure"], new["place"], new["from_month"], new["decided_on"]) == (
        "my_days", "X1", "2024-05", "2024-06-11",
    )  # fmt: skip
    assert new["reason"] == 'Asked by "telephone" from here on and by letter before'
    assert new["decided_by"] == "Data lead (stated), approved by Head of housing (stated)"
    (target,) = tables["ref_decided_targets"].to_pylist()
    assert (target["target"], target["from_month"]) == ("0.7", "2024-05")
    assert set(pull(folder).values()) == {0}


def test_another_target_from_the_same_month_is_an_error(folder, charts):
    pull(folder)
    path = folder / "decisions" / "targets.toml"
    path.write_text(path.read_text().replace("0.7", "0.8"))
    with pytest.raises(DecisionError, match="my_days, X1, 2024-05 says something else"):
        pull(folder)


DEFINITION = {
    "measure_id": "my_days", "period": "2024-05-13", "chosen": "Asked of carers as well",
    "why": "They live\nwith it too", "written_by": "Data lead",
    "happened_on": datetime.date(2024, 4, 11),
}  # fmt: skip


@pytest.fixture
def defined(folder):
    kept = journal.Journal(f"sqlite:///{folder / 'journal.db'}")
    kept.write("definition", DEFINITION)
    kept.write("definition", DEFINITION | {"period": "2026-05-01"})  # nobody approves it
    kept.approve(1, "Head of housing")
    return folder


def test_a_definition_becomes_an_entry_that_the_build_reads(defined):
    assert pull(defined)["decisions/definitions.toml"] == 1
    tables = reference.reference_tables(read_data_folder(defined))
    assert tables["ref_decided_definitions"].to_pylist() == [
        {"measure": "my_days", "changed_on": "2024-05-13", "decided_on": "2024-04-11",
         "what_changed": "Asked of carers as well", "reason": "They live with it too",
         "decided_by": "Data lead (stated), approved by Head of housing (stated)"}
    ]  # fmt: skip
    assert set(pull(defined).values()) == {0}


def test_a_link_to_nowhere_is_not_written_over(defined):
    path = defined / "decisions" / "definitions.toml"
    path.parent.mkdir(exist_ok=True)
    path.symlink_to(defined / "gone.toml")
    with pytest.raises(ConfigError, match="definitions.toml: is not a file that can be read"):
        pull(defined)
    assert path.is_symlink()


def test_another_definition_of_the_same_day_is_an_error(defined):
    pull(defined)
    path = defined / "decisions" / "definitions.toml"
    path.write_text(path.read_text().replace("Asked of carers", "Asked of nobody"))
    with pytest.raises(DecisionError, match="my_days, 2024-05-13 says something else"):
        pull(defined)
