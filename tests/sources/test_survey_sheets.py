"""Every sheet of a workbook with the mapped headings is read: none is left without a word."""

import io

import pytest
import xlsxwriter

from tests.build.folders import landed

TOML = """
is_synthetic = true
[[source]]
files = ["may.xlsx"]
kind = "responses"
survey = "small"
wave = "2024-05"
anonymous = true
[source.columns]
answered_on = "Date"
weight = "Weight"
[source.items]
satisfied = { measure = "my_life_satisfaction", heading = "Satisfied", range = [0, 10] }
"""
HEADING = ("Date", "Weight", "Satisfied")
NORTH = [HEADING, ("01/05/2024", "1", "7"), ("02/05/2024", "1", "3")]
SOUTH = [HEADING, ("01/05/2024", "1", "7"), ("04/05/2024", "1", "9"), ("05/05/2024", "1", "2")]


def workbook(sheets):
    """The bytes of a workbook of {name: rows}."""
    held = io.BytesIO()
    with xlsxwriter.Workbook(held) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return held.getvalue()


def test_the_people_of_every_sheet_are_people_of_their_own(tmp_path):
    rows, (row,) = landed(
        tmp_path, {"sources.toml": TOML, "may.xlsx": workbook({"North": NORTH, "South": SOUTH})}
    )
    answers = rows["raw_responses"]
    assert [one["items"] for one in answers] == [f'{{"satisfied":"{n}"}}' for n in (7, 3, 7, 9, 2)]
    assert len({one["respondent_key"] for one in answers}) == 5
    assert (row["lines_read"], row["lines_rejected"], row["notes"]) == (5, 0, "")


def test_sheets_that_hold_no_answers_are_named_and_one_that_lacks_a_heading_is_refused(tmp_path):
    sums = [("Satisfied", "People"), ("7", "2"), ("3", "1")]
    questions = [("Heading", "Meaning"), ("Satisfied", "0 to 10")]
    drifted = [("When", "Weight", "Satisfied"), ("01/05/2024", "1", "7")]
    rows, files = landed(
        tmp_path,
        {
            "sources.toml": TOML,
            "may.xlsx": workbook(
                {"Questions": questions, "North": NORTH, "Sums": sums, "South": drifted}
            ),
        },
    )
    assert len(rows["raw_responses"]) == 2
    read, refused = files
    assert read["notes"] == (
        "sheet 'Questions': too few of the mapped headings for answers;"
        " sheet 'Sums': too few of the mapped headings for answers"
    )
    assert refused["path"] == "may.xlsx, sheet 'South'"
    assert "no heading was placed for answered_on" in refused["refused_because"]
    assert refused["lines_read"] == refused["lines_rejected"] == 2  # its heading too


def _answers(number, start=0):
    rows = [(f"{1 + n % 9}/05/2024", "1", str((n * n + start) % 11)) for n in range(number)]
    return [HEADING, *rows]


def _landed(tmp_path, sheets, toml=TOML):
    rows, (row,) = landed(tmp_path, {"sources.toml": toml, "may.xlsx": workbook(sheets)})
    return rows["raw_responses"], row


def test_a_copy_of_a_sheet_counts_nobody_again(tmp_path):
    """Where nobody is named each of its lines was a second person."""
    helped = [(*row, "note", "") for row in _answers(12)]
    answers, row = _landed(tmp_path, {"May": _answers(12), "May (2)": helped, "N": _answers(9)})
    assert (len(answers), row["lines_read"], row["lines_rejected"]) == (21, 21, 0)
    assert row["notes"] == "sheet 'May (2)' is sheet 'May' again: left out"


@pytest.mark.parametrize(
    "other",
    [
        _answers(12, 1), _answers(13), _answers(11), _answers(12)[:1] + _answers(12)[:0:-1],
        [*_answers(12)[:-1], ("9/05/2024", "1", "")], [*_answers(11), ("1/05/2024", "2", "0")],
        [*_answers(12)[:-1], ("8/05/2024", "1", "0")],
    ],
)  # fmt: skip
def test_sheets_that_are_alike_are_of_other_people(tmp_path, other):
    answers, row = _landed(tmp_path, {"May": _answers(12), "June": other})
    assert (len(answers), row["notes"]) == (11 + len(other), "")


def test_few_people_may_have_answered_as_few_others(tmp_path):
    assert len(_landed(tmp_path, {"May": _answers(9), "June": _answers(9)})[0]) == 18


def test_it_is_told_that_named_people_stand_in_two_sheets_for_one_day(tmp_path):
    """As where one sheet has the codes of answers, and another their words."""
    toml = TOML.replace("anonymous = true", "").replace(
        'weight = "Weight"', 'weight = "Weight"\nrespondent = "Id"'
    )
    codes = [
        ("Id", *HEADING),
        ("a", "1/05/2024", "1", "7"),
        ("b", "1/05/2024", "1", "3"),
        ("",) * 4,
    ]
    words = [
        ("Id", *HEADING),
        ("b", "1/05/2024", "1", "4"),
        ("a", "2/05/2024", "1", "4"),
        ("",) * 4,
    ]
    answers, row = _landed(tmp_path, {"Codes": codes, "Words": words}, toml)
    assert len({one["respondent_key"] for one in answers}) == 2
    assert row["notes"] == (
        "1 line in sheet 'Words' of people and days in sheet 'Codes' as well:"
        " what both ask counts by the later sheet"
    )
