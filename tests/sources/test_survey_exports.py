"""Exports of survey tools that nobody has mapped: told as such, with what to write."""

import pytest

from pipelines.build.inspect import inspect
from pipelines.config import read_data_folder
from tests.build.folders import write


def report(root, *heading, rows=()):
    rows = rows or [[str(n)] * len(heading) for n in range(9)]
    content = "".join(",".join(f'"{cell}"' for cell in row) + "\n" for row in [heading, *rows])
    (found,) = inspect(read_data_folder(write(root, {"a/export.csv": content})))
    return found


@pytest.mark.parametrize(
    "heading",
    [
        ("ID", "Start time", "Completion time", "Email", "Name", "I feel safe"),
        ("Respondent ID", "Collector ID", "Start Date", "End Date", "I feel safe"),
        ("UserID", "Name", "Email", "Started", "Ended", "I feel safe"),
        ("StartDate", "EndDate", "RecordedDate", "ResponseId", "Q1"),
        ("Key", "Do you feel safe?", "Can you get help?", "How old are you?"),
        ("RespondentKey", "Q1", "Q2", "Q3_1", "Weight"),
    ],
)
def test_answers_that_nobody_mapped_are_told(tmp_path, heading):
    found = report(tmp_path, *heading)
    assert found.kind == "unknown"
    assert any("answers to a survey" in one for one in found.odd)
    assert 'kind = "responses"' in found.to_write[0]


@pytest.mark.parametrize(
    "heading",
    [
        ("ID", "Start time", "Room", "Chair"),
        ("Ref", "Start Date", "End Date", "Road"),
        ("Name", "Is it open?", "Seats"),
        ("Site", "Q1", "Q2", "Q3", "Q4", "Total"),
        ("Site", "Started", "Ended", "Metres"),
    ],
)
def test_other_tables_are_no_answers(tmp_path, heading):
    assert not any("survey" in one for one in report(tmp_path, *heading).odd)


def test_payments_with_questions_among_their_headings_are_payments(tmp_path):
    rows = [("03/05/2023", "Gannet Ltd", f"{n}.50", "Yes", "No", "No") for n in range(9)]
    heading = ("Date", "Supplier", "Amount", "SME?", "Local?", "VCSE?")
    assert report(tmp_path, *heading, rows=rows).kind == "spend"


def test_what_is_no_payment_is_not_advised_to_be_one(tmp_path):
    rows = [("03/05/2023", "Gannet Ltd", f"{n}.50") for n in range(9)]
    found = report(tmp_path, "Date", "Customer", "Amount", rows=rows)
    assert 'kind = "not data"' in found.to_write[0]
