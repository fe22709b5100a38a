"""What mutations have found, each as the smallest file that shows it."""

import datetime
from decimal import Decimal

import pytest

from tests.fuzz.judge import judge

DAYS = [datetime.date(2022, 5, day) for day in range(1, 29)]
ROWS = [f"{day:%d/%m/%Y},Gannet Ltd,{day.day}.50,R{day.day}" for day in DAYS]
TOTAL = sum((Decimal(day.day) + Decimal("0.5") for day in DAYS), Decimal(0))


def landed(text, suffix=".csv"):
    data = text if isinstance(text, bytes) else text.encode("utf-8")
    found = judge({"one": (f"file{suffix}", data)})["one"]
    assert found.broken == []
    return found


def lines(*rows):
    return "\n".join(rows) + "\n"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1010,19", "1010.19"),
        ("12,34", "12.34"),
        ("35.408.050,32", "35408050.32"),
        ("12345,678.90", "12345678.90"),
        ("œ274.17", "274.17"),
        ("ú274.17", "274.17"),
        ("\ufffd274.17", "274.17"),
        ("1\u202f234.50", "1234.50"),
        ("'12.50", "12.50"),
        ("\t12.50", "12.50"),
        ('"=""12.50"""', "12.50"),
    ],
)
def test_amounts_in_odd_dress(written, meant):
    cell = f'"{written}"' if "," in written else written
    found = landed(lines("Date,Supplier,Net,Ref", *ROWS, f"03/05/2022,Whelk Ltd,{cell},R99"))
    assert found.total == TOTAL + Decimal(meant)


@pytest.mark.parametrize("written", ["1,2", "12,5", "1,23,456", "2,996340", "1,234,56", "430).64"])
def test_a_comma_that_parts_no_thousands_or_a_bracket_makes_no_amount(written):
    """Taking it out made 12,5 a hundred and twenty-five pounds."""
    found = landed(lines("Date,Supplier,Net,Ref", *ROWS, f'03/05/2022,Whelk Ltd,"{written}",R99'))
    assert found.total == TOTAL
    assert [said[3] for said in found.lines.values() if not said[0]] == ["unreadable"]


@pytest.mark.parametrize(
    "day",
    [
        "\t14-Oct-22",
        "14-Oct-22  \t",
        "\u00a014/10/2022\u00a0",
        "14 October 2022 ",
        "\t44848",
        "44848\u00a0",
    ],
)
def test_other_spaces_hide_no_day(day):
    found = landed(lines("Date,Supplier,Net", *[f"{day},Gannet Ltd,{n}.00" for n in range(1, 9)]))
    assert {said[2] for said in found.lines.values()} == {datetime.date(2022, 10, 14)}


def test_a_second_row_of_headings_may_stand_below_a_blank_one():
    """Without it the first column under “Amount” counted, which is gross."""
    rows = [f"{day:%d/%m/%Y},120,20,100,Gannet Ltd" for day in DAYS]
    found = landed(lines("Date,Amount,,,Supplier", ",,,,", ",Gross,VAT,Net,", *rows))
    assert found.bases == {"net"}
    assert found.total == 100 * len(DAYS)


def test_a_heading_that_comes_again_is_placed_as_the_first_one_was():
    """“Effective Date” stands before “Payment Date”, which is the better one."""
    heading = "Effective Date,Payment Date,Supplier,Net"
    rows = [f"31/05/2022,{day:%d/%m/%Y},Gannet Ltd,{day.day}.50" for day in DAYS]
    found = landed(lines(heading, *rows[:9], heading, *rows[9:]))
    assert {said[2] for said in found.lines.values() if said[0]} == set(DAYS)


def test_other_columns_under_headings_with_a_digit_in_them():
    first = [f"{day:%d/%m/%Y},Gannet Ltd,{day.day}.50," for day in DAYS[:9]]
    then = [f"{day.day}.50,,Gannet Ltd,{day:%d/%m/%Y}" for day in DAYS[9:]]
    found = landed(lines("Date,Supplier,Net,Column1", *first, "Net,x,Column1,y", *then[:0],
                         "Net,Column1,Supplier,Date", *then))  # fmt: skip
    assert found.total == TOTAL


def test_most_of_a_file_may_stand_under_the_second_headings():
    """The values of all columns together contradicted the first headings."""
    first = [f"{day:%d/%m/%Y},Gannet Ltd,{day.day}.50,R1" for day in DAYS[:7]]
    then = [f"R1,{day.day}.50,Gannet Ltd,{day:%d/%m/%Y}" for day in DAYS[7:]]
    found = landed(lines("Date,Supplier,Net,Ref", *first, "Ref,Net,Supplier,Date", *then))
    assert found.total == TOTAL


def test_other_columns_under_headings_that_do_not_say_which_are_refused():
    """Numbers of documents were read as pounds."""
    then = [f"160060{day.day:04},{day:%d/%m/%Y},Gannet Ltd,{day.day}.50" for day in DAYS[9:]]
    found = landed(lines("Date,Supplier,Net,Ref", *ROWS[:9], "Ref,Date,Supplier,", *then))
    assert found.refused
    assert "its columns are others" in found.rows[0]["refused_because"]


def test_a_heading_below_hundreds_of_blank_lines():
    found = landed("\n" * 500 + lines("Date,Supplier,Net,Ref", *ROWS))
    assert found.total == TOTAL


def test_a_broken_workbook_is_refused_and_nothing_is_written_past_python(capfd):
    book = b"PK\x03\x04" + b"xl/workbook.xml" + bytes(400) + b"PK\x05\x06" + b"\xff" * 18
    for data in (book, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600):
        assert landed(data, ".xlsx").refused
    assert capfd.readouterr().err == ""


def test_headings_of_two_rows_again_without_the_second_are_refused():
    """The amounts with VAT counted for those without it, from the first line on."""
    rows = [f"{day:%d/%m/%Y},Gannet Ltd,{day.day * 1.2},{day.day}.00" for day in DAYS]
    then = [",".join(row.split(",")[i] for i in (1, 2, 0, 3)) for row in rows[9:]]
    found = landed(lines("Date,Supplier,Amount,", ",,Gross,Net", *rows[:9], "Supplier,Amount,Date,",
                         *then))  # fmt: skip
    assert "its headings name another amount" in found.rows[0]["refused_because"]


def test_sums_of_groups_are_none_of_what_stands_under_other_columns():
    """What was mended in the first columns would have been mended in others."""
    rows = [f"{day:%d/%m/%Y},{'Gannet Ltd' if day.day % 4 == 1 else '``'},{day.day}.50,R{day.day}"
            for day in DAYS]  # fmt: skip
    rows = [row.replace("``", '""""') for row in rows]
    then = [",".join(reversed(row.split(","))) for row in rows[9:]]
    found = landed(lines("Date,Supplier,Net,Ref", *rows[:9], "Ref,Net,Supplier,Date", *then))
    assert "could not be read as the lines above" in found.rows[0]["refused_because"]


def test_a_note_behind_every_line_moves_no_amount():
    """Blanks about each cell were taken for those behind a comma, and moved the amount."""
    rows = [f" {day:%d/%m/%Y} , R{day.day} , Gannet Ltd , {day.day}.50 , #N/A " for day in DAYS]
    assert landed(lines(" Date , Ref , Supplier , Net ", *rows)).total == TOTAL
