"""The journal: kept with the cell it saw, approved by somebody else, never changed in silence."""

import datetime

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import journal
from dashboard.views.decisions_write import _seen
from pipelines.errors import JournalError

DECISION = {
    "question": "Do we go on?", "options": "Yes | No", "chosen": "Yes", "why": "People  said\nso",
    "written_by": "Alliance board", "measure_id": "my_days", "place_id": "X1",
    "period": "FY2024-25", "review_on": datetime.date(2027, 3, 1),
}  # fmt: skip
SEEN = {"value": 0.61, "lower": 0.58, "upper": 0.64, "n_people": 900, "why_no_value": None}


@pytest.fixture
def kept(tmp_path):
    return journal.Journal(f"sqlite:///{tmp_path / 'journal.db'}")


def test_a_hidden_cell_is_kept_as_seen_with_the_rule_that_hid_it():
    nothing = {"value": None, "lower": None, "upper": None, "n_people": None}
    hidden = nothing | {"why_no_value": "too_few", "hidden_as": "guards_another"}
    assert _seen(pd.DataFrame([hidden])) == nothing | {"why_no_value": "guards_another"}
    silent = nothing | {"n_people": 0, "why_no_value": "not_heard", "hidden_as": None}
    assert _seen(pd.DataFrame([silent]))["why_no_value"] == "not_heard"
    shown = {"value": 0.5, "lower": 0.4, "upper": 0.6, "n_people": 90, "why_no_value": None,
             "hidden_as": None}  # fmt: skip
    assert _seen(pd.DataFrame([shown]))["why_no_value"] is None
    assert _seen(pd.DataFrame()) == {"why_no_value": "not_loaded"}


def test_a_decision_keeps_the_cell_that_it_saw(kept):
    number = kept.write("decision", DECISION, seen=SEEN, build_id="b1")
    (entry,) = kept.entries()
    assert (number, entry["entry_id"], entry["build_id"]) == (1, 1, "b1")
    assert (entry["seen_value"], entry["seen_people"], entry["seen_why"]) == (0.61, 900, None)
    assert entry["why"] == "People said so"  # one line, as a file of decisions holds it
    assert (entry["name_is"], journal.state(entry)) == ("stated", "waiting")


def test_what_is_kept_is_there_for_another_process(tmp_path, kept):
    kept.write("decision", DECISION)
    again = journal.Journal(f"sqlite:///{tmp_path / 'journal.db'}")
    assert [entry["chosen"] for entry in again.entries()] == ["Yes"]


def test_somebody_else_approves_and_once(kept):
    kept.write("decision", DECISION)
    with pytest.raises(JournalError, match="its own author cannot approve it. Ask somebody else"):
        kept.approve(1, "alliance  BOARD ")
    with pytest.raises(JournalError, match="no name is stated"):
        kept.approve(1, "  ")
    kept.approve(1, "Head of housing")
    assert journal.state(kept.entries()[0]) == "approved"
    for close in (kept.approve, kept.withdraw):
        with pytest.raises(JournalError, match="approved already. Write a new one"):
            close(1, "Somebody")


def test_its_author_may_withdraw_and_it_stays_to_be_read(kept):
    kept.write("decision", DECISION)
    kept.withdraw(1, "Alliance board")
    (entry,) = kept.entries()
    assert (journal.state(entry), entry["question"]) == ("withdrawn", "Do we go on?")
    with pytest.raises(JournalError, match="withdrawn already"):
        kept.approve(1, "Head of housing")


@pytest.mark.parametrize(
    ("kind", "other", "says"),
    [
        ("decision", {"why": " "}, "“Why\\?” is empty. Write it"),
        ("decision", {"written_by": ""}, "“Who writes this\\?” is empty"),
        ("decision", {"why": "x" * 2001}, "why has 2,001 characters"),
        ("learning", {"stage": None}, "“At which stage\\?” is empty"),
        ("gossip", {}, "'gossip' is no kind of entry"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_kept(kept, kind, other, says):
    with pytest.raises(JournalError, match=says):
        kept.write(kind, DECISION | other)
    assert kept.entries() == []


def test_an_entry_that_is_not_there(kept):
    with pytest.raises(JournalError, match="entry 7: there is no such entry"):
        kept.approve(7, "Somebody")


def test_where_it_is_kept(monkeypatch, tmp_path):
    monkeypatch.delenv("WIDER_STAGE_JOURNAL", raising=False)
    folder = tmp_path / "mine" / ".build" / "published"
    assert journal.address(folder) == f"sqlite:///{tmp_path / 'mine' / 'journal.db'}"
    assert journal.address(tmp_path / "elsewhere" / "published") is None
    monkeypatch.setenv("WIDER_STAGE_JOURNAL", "postgresql+psycopg://stage@db/journal")
    assert journal.address(folder) == "postgresql+psycopg://stage@db/journal"
    monkeypatch.setenv("WIDER_STAGE_JOURNAL", "/journal/journal.db")
    assert journal.address(folder) == "sqlite:////journal/journal.db"


@pytest.mark.parametrize("where", ["sqlite:////no/such/folder/journal.db", "mystery://x"])
def test_a_journal_that_cannot_be_opened(where):
    with pytest.raises(JournalError, match="the journal cannot be opened"):
        journal.Journal(where)


@pytest.mark.parametrize(
    ("kind", "changed", "says"),
    [
        ("rebase", {"period": "May 2024"}, "the month is none"),
        ("rebase", {"period": "2024-13"}, "the month is none"),
        ("rebase", {"why": " "}, "“Why\\?” is empty"),
        ("rebase", {"measure_id": None}, "“Which outcome\\?” is empty"),
        ("target", {"chosen": "70 %"}, "the target is no number"),
        ("target", {"chosen": "inf"}, "the target is no number"),
        ("target", {"chosen": ""}, "“What was chosen\\?” is empty"),
    ],
)
def test_what_changes_a_chart_is_whole_or_not_kept(kept, kind, changed, says):
    entry = {
        "measure_id": "my_days", "place_id": "X1", "period": "2024-05", "chosen": "0.7",
        "why": "Asked otherwise since", "written_by": "Data lead",
    }  # fmt: skip
    with pytest.raises(JournalError, match=says):
        kept.write(kind, entry | changed)
    kept.write(kind, entry)


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"period": ""}, "“From which day\\?” is empty"),
        ({"period": "2024-05"}, "the day is none. Write it as 2024-05-13"),
        ({"period": "20240513"}, "the day is none"),
        ({"period": "2024-W20-1"}, "the day is none"),
        ({"chosen": " "}, "“What changes\\?” is empty"),
        ({"why": None}, "“Why\\?” is empty"),
        ({"measure_id": None}, "“Which outcome\\?” is empty"),
    ],
)
def test_a_definition_says_what_changes_from_which_day_and_why(kept, changed, says):
    entry = {
        "measure_id": "my_days", "period": "2024-05-13", "chosen": "Asked of carers as well",
        "why": "They live with it too", "written_by": "Data lead",
    }  # fmt: skip
    with pytest.raises(JournalError, match=says):
        kept.write("definition", entry | changed)
    assert kept.entries() == []
    kept.write("definition", entry)


def test_a_name_of_a_sign_in_is_told_from_one_that_is_stated(kept):
    kept.write("decision", DECISION, name_is=journal.SIGNED_IN)
    kept.write("decision", DECISION)
    with pytest.raises(JournalError, match="its own author"):
        kept.approve(1, DECISION["written_by"], journal.SIGNED_IN)
    kept.approve(1, "Head of housing", journal.SIGNED_IN)
    kept.withdraw(2, "Head of housing")
    stated, signed = kept.entries()
    assert (signed["name_is"], signed["approved_by"]) == (
        "signed in", "Head of housing (signed in)",
    )  # fmt: skip
    assert (stated["name_is"], stated["withdrawn_by"]) == ("stated", "Head of housing (stated)")


def _asked(session):
    def page(session):
        import streamlit as st

        from dashboard import access
        from dashboard.groups import Reader
        from dashboard.views import decisions_write

        access.remember(Reader("officer", name="Ann Larch", session=session))
        st.text(" / ".join(decisions_write._who("Who writes this?")))

    return AppTest.from_function(page, args=(session,), default_timeout=60).run()


def test_who_has_signed_in_cannot_write_under_another_name():
    signed = _asked("s1")
    assert not signed.exception and not signed.text_input
    assert signed.text[0].value == "Ann Larch / signed in"
    stated = _asked("")
    assert [one.label for one in stated.text_input] == ["Who writes this?"]
    assert stated.text[0].value.endswith("/ stated")
