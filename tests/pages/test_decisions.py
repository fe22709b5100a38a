"""The Decisions page: what waits, then and now, and an entry written, approved and kept."""

import datetime

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import journal
from pipelines.config import PROJECT


@pytest.fixture
def page(county_build, monkeypatch, tmp_path):
    """The page of the county for an audience, with a journal of its own."""

    def opened(audience="officer", where=None):
        monkeypatch.setenv("WIDER_STAGE_PUBLISHED", str(county_build / "published"))
        monkeypatch.setenv("WIDER_STAGE_AUDIENCE", audience)
        monkeypatch.setenv("WIDER_STAGE_JOURNAL", str(where or tmp_path / "journal.db"))
        app = AppTest.from_file(str(PROJECT / "dashboard" / "app.py"), default_timeout=120).run()
        app.switch_page(str(PROJECT / "dashboard/views/decisions.py")).run()
        assert not app.exception, app.exception
        return app

    return opened


def said(app):
    return " ".join(element.value for element in app.markdown)


def test_what_waits_is_told_by_the_day_to_which_the_files_reach(page):
    text = said(page("board"))
    assert "as at 31 March 2026" in text
    assert "How would we know that a provider is about to leave?" in text
    assert "26 months" in text  # from January 2024 to March 2026, whenever this is looked at
    assert "Ask us at the school gate and not by letter" in text
    assert "Write one down" not in text  # boards read; officers write


def test_then_and_now_says_the_difference_or_that_we_cannot_tell(page):
    text = said(page("board"))
    assert "1 of 5 figures moved by more than chance would explain" in text
    assert "Up by 12 percentage points since then (7 to 16), better than then." in text
    assert "We cannot tell a change since then." in text


def test_an_officer_writes_and_somebody_else_approves(page, tmp_path):
    app = page()
    fields = {field.label: field for field in app.text_input}
    fields["What was the question?"].input("Do the buses run on Sundays?")
    fields["What was chosen?"].input("From May")
    fields["Who writes this? A role or a name"].input("Alliance board")
    app.text_area[0].input("People in <b>four</b> villages asked")
    outcome = next(box for box in app.selectbox if "looked at again" in box.label)
    outcome.set_value("get_around")
    next(b for b in app.button if b.label == "Keep this entry").click()
    app.run()
    assert not app.exception, app.exception
    assert "Kept as entry 1" in said(app)
    (entry,) = journal.Journal(f"sqlite:///{tmp_path / 'journal.db'}").entries()
    assert (entry["measure_id"], entry["period"]) == ("get_around", "FY2025-26")
    assert 0 < entry["seen_lower"] < entry["seen_value"] < entry["seen_upper"] < 1
    assert entry["build_id"] and entry["seen_people"] >= 10
    assert "<b>" not in said(app)

    close = next(field for field in app.text_input if field.label.startswith("Who approves"))
    close.input("Alliance board")
    next(b for b in app.button if b.label == "Approve this entry").click()
    app.run()
    assert "its own author cannot approve it" in said(app)
    close = next(field for field in app.text_input if field.label.startswith("Who approves"))
    close.input("Head of housing")
    next(b for b in app.button if b.label == "Approve this entry").click()
    app.run()
    assert not app.exception, app.exception
    assert "by Head of housing (stated)" in said(app)


def test_an_officer_writes_what_a_measure_means_and_is_told_what_that_cannot_change(page, tmp_path):
    app = page()
    kind = next(one for one in app.get("button_group") if one.label == "What is it?")
    kind.set_value("What a measure means from a day on")
    app.run()
    assert not app.exception, app.exception
    assert "An entry cannot change how answers are scored" in said(app)
    days = {field.label: field for field in app.date_input}
    days["From which day?"].set_value(datetime.date(2024, 5, 13))
    areas = {field.label: field for field in app.text_area}
    areas["What changes in what it means, or in how it is asked?"].input("Asked of carers too")
    names = {field.label: field for field in app.text_input}
    names["Who writes this? A role or a name"].input("Data lead")
    next(b for b in app.button if b.label == "Keep this entry").click()
    app.run()
    assert "“Why?” is empty" in said(app)
    next(f for f in app.text_area if f.label == "Why does it change?").input("They live with it")
    next(b for b in app.button if b.label == "Keep this entry").click()
    app.run()
    assert not app.exception, app.exception
    assert "Kept as entry 1" in said(app)
    (entry,) = journal.Journal(f"sqlite:///{tmp_path / 'journal.db'}").entries()
    assert (entry["kind"], entry["period"], entry["place_id"]) == ("definition", "2024-05-13", None)
    assert "means from 13 May 2024: Asked of carers too" in said(app)


def test_a_journal_that_cannot_be_opened_leaves_the_page_standing(page, tmp_path):
    text = said(page(where=tmp_path / "no" / "folder" / "journal.db"))
    assert "the journal cannot be opened" in text
    assert "What we decided" in text
