"""Exports of survey tools that nobody has mapped: told as such, with what to write."""

import pytest


def report(inspected, *heading, rows=()):
    rows = rows or [[str(n)] * len(heading) for n in range(9)]
    content = "".join(",".join(f'"{cell}"' for cell in row) + "\n" for row in [heading, *rows])
    return inspected("a/export.csv", content)


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
def test_answers_that_nobody_mapped_are_told(inspected, heading):
    found = report(inspected, *heading)
    assert found.kind == "unknown"
    assert any("answers to a survey" in one for one in found.odd)
    assert "or map it as a survey" in found.choices[0]


@pytest.mark.parametrize(
    "heading",
    [
        ("ID", "Start time", "Room", "Chair"),
        ("Room", "Start time", "Completion time", "Chair"),
        ("Ref", "Date", "Received?", "Answered?", "Late?", "Team", "Days", "Words"),
        ("Ref", "Start Date", "End Date", "Road"),
        ("Name", "Is it open?", "Seats"),
        ("Quarter", "Q1", "Q2", "Total"),
        ("Supplier", "Q1", "Q2", "Q3", "Q4", "Total"),
        ("Service", "Q1 2023/24", "Q2 2023/24", "Q3 2023/24", "Q4 2023/24"),
        ("Site", "Started", "Ended", "Metres"),
    ],
)
def test_other_tables_are_no_answers(inspected, heading):
    assert not any("survey" in one for one in report(inspected, *heading).odd)


def test_payments_with_questions_among_their_headings_are_payments(inspected):
    rows = [("03/05/2023", "Gannet Ltd", f"{n}.50", "Yes", "No", "No") for n in range(9)]
    heading = ("Date", "Supplier", "Amount", "SME?", "Local?", "VCSE?")
    assert report(inspected, *heading, rows=rows).kind == "spend"


def test_what_is_no_payment_is_not_advised_to_be_one(inspected):
    rows = [("03/05/2023", "Gannet Ltd", f"{n}.50") for n in range(9)]
    found = report(inspected, "Date", "Customer", "Amount", rows=rows)
    assert 'kind = "not data"' in found.choices[0]
