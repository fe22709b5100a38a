"""Every sheet of a workbook with the mapped headings is read: none is left without a word."""

import io

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
