"""The heading stands anywhere, and is believed only as far as the values below it bear it out."""

import io

import pytest
import xlsxwriter

from pipelines.errors import SourceError
from pipelines.sources._headings import Headings
from tests.build.folders import landed, recognise

HEADING = ["Payment Date", "Supplier Name", "Net Amount", "Directorate"]


def payments(count, start=1):
    """Records of payments, one pound more each."""
    return [[f"{n % 28 + 1:02}/05/2022", f"Gannet {n} Ltd", f"{n}.00", "Streets"]
            for n in range(start, start + count)]  # fmt: skip


def text(rows):
    return "".join(",".join(row) + "\n" for row in rows)


def workbook(**sheets):
    """An XLSX file of sheets of text."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
    return stream.getvalue()


def spend(root, files):
    """[(line, payee, amount)] as landed, and the row of the only file."""
    tables, (row,) = landed(root, files)
    amounts = ("amount_net", "amount_unstated", "amount_gross")
    lines = [
        (one["line_number"], one["payee_name"], next((one[c] for c in amounts if one[c]), None))
        for one in tables.get("raw_spend", [])
    ]
    return lines, row


# Where it stands ----------------------------------------------------------------------------------


@pytest.mark.parametrize("above", [0, 1, 18, 59, 60, 75, 450, 2_000])
def test_lines_of_text_above_the_heading(tmp_path, above):
    """A nineteenth line is where one NHS body has it; far below, it has to say more of itself."""
    rows = [["Notes of the publisher", f"line {n}", "", ""] for n in range(above)]
    content = text([*rows, HEADING, *payments(30)])
    lines, row = spend(tmp_path, {"may.csv": content})
    assert lines[0] == (above + 2, "Gannet 1 Ltd", "1.00")
    assert (len(lines), row["lines_read"]) == (30, 30)


@pytest.mark.parametrize("records", [8, 70, 1_000])
def test_the_heading_stands_last_as_when_somebody_sorted_the_sheet(tmp_path, records):
    lines, row = spend(tmp_path, {"may.csv": text([*payments(records), HEADING])})
    assert [line for line, _, _ in lines] == list(range(1, records + 1))
    assert (lines[-1], row["lines_read"]) == (
        (records, f"Gannet {records} Ltd", f"{records}.00"),
        records,
    )


def test_a_heading_in_the_middle_of_records_loses_none(tmp_path):
    """Sorted by amount, text lies between negative and positive ones, or above and below."""
    content = text([*payments(20), HEADING, *payments(20, start=21)])
    lines, row = spend(tmp_path, {"may.csv": content})
    assert len(lines) == row["lines_read"] == 40
    assert sum(float(amount) for _, _, amount in lines) == 820


@pytest.mark.parametrize("second", [6, 12, 90])
def test_the_heading_comes_again_over_shifted_columns(tmp_path, second):
    """As where two months were pasted into one sheet; the second heading is a line of its own.

    It names more columns, and has more lines than the first: nothing above it is lost for that.
    """
    shifted = [["", *row[:2], "x", *row[2:]] for row in [HEADING, *payments(second, start=21)]]
    shifted[0][3] = "Ref"
    content = text([HEADING, *payments(12), *shifted])
    lines, row = spend(tmp_path, {"may.csv": content})
    found = [one for one in lines if one[1] and one[1].startswith("Gannet")]
    assert len(found) == 12 + second
    assert found[12] == (15, "Gannet 21 Ltd", "21.00")
    assert [line for line, _, _ in lines] == list(range(2, 15 + second))
    assert row["lines_read"] == 13 + second


def test_the_heading_comes_again_over_the_same_columns(tmp_path):
    content = text([HEADING, *payments(12), HEADING, *payments(12, start=21)])
    lines, row = spend(tmp_path, {"may.csv": content})
    assert lines[12] == (14, "Supplier Name", "Net Amount")  # staging sets it apart
    assert (len(lines), row["lines_read"]) == (25, 25)


def test_every_sheet_of_a_workbook_is_read_and_what_is_no_table_is_said(tmp_path):
    book = workbook(
        Cover=[["Payments of the year", "2022"]],
        April=[HEADING, *payments(9)],
        Empty=[],
        May=[["A title"], [], HEADING, *payments(9, start=21)],
        June=[["Amount", "Supplier", "Date"], *([r[2], r[1], r[0]] for r in payments(9, 41))],
    )
    lines, row = spend(tmp_path, {"year.xlsx": book})
    assert (len(lines), row["lines_read"]) == (27, 27)
    assert [payee for _, payee, _ in lines[::9]] == [
        "Gannet 1 Ltd",
        "Gannet 21 Ltd",
        "Gannet 41 Ltd",
    ]
    assert [amount for _, _, amount in lines[::9]] == ["1.00", "21.00", "41.00"]
    numbers = [line for line, _, _ in lines]
    assert numbers == sorted(set(numbers))  # counted on from sheet to sheet
    assert row["notes"] == "sheet 'Cover': no heading row of a kind that we know"


def test_a_sheet_that_is_refused_is_said_and_the_others_are_read(tmp_path):
    book = workbook(April=[HEADING, *payments(9)], May=[HEADING, *_references(25)])
    tables, (whole, sheet) = landed(tmp_path, {"year.xlsx": book})
    assert len(tables["raw_spend"]) == whole["lines_read"] == 9
    assert "“Net Amount” holds no amounts" in sheet["refused_because"]
    assert (sheet["path"], sheet["lines_rejected"]) == ("year.xlsx, sheet 'May'", 26)


def test_a_workbook_keeps_what_its_cells_mean(tmp_path):
    """Days, numbers and the system that days count from."""
    import datetime

    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"date_1904": True}) as book:
        sheet = book.add_worksheet()
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_row(0, 0, HEADING)
        for n in range(1, 7):
            sheet.write_datetime(n, 0, datetime.datetime(2022, 5, n), day)
            sheet.write_row(n, 1, [f"Gannet {n} Ltd", n + 0.25, 7])
    tables, _ = landed(tmp_path, {"may.xlsx": stream.getvalue()})
    first = tables["raw_spend"][0]
    assert [first[c] for c in ("paid_on", "amount_net", "directorate", "date_system")] == [
        "2022-05-01", "1.25", "7", "1904",
    ]  # fmt: skip


# What values say of it ----------------------------------------------------------------------------


def _references(count):
    return [
        ["03/05/2022", f"Gannet {n} Ltd", str(5_100_000 + 13 * n), "Streets"] for n in range(count)
    ]


def test_an_amount_column_of_reference_numbers_is_refused_whole(tmp_path):
    lines, row = spend(tmp_path, {"may.csv": text([HEADING, *_references(40)])})
    assert lines == []
    assert row["kind"] == "spend"
    assert row["refused_because"] == (
        "the column headed “Net Amount” holds no amounts (0% of its values are): its columns are "
        "shifted, or its headings are wrong. Ask the publisher for the file anew, or mend the "
        'headings. If it is right as it is, say so in sources.toml: amount_column = "Net Amount".'
    )
    assert row["lines_read"] == row["lines_rejected"] == 41


def test_whole_pounds_are_not_taken_for_reference_numbers(tmp_path):
    rows = [[r[0], r[1], str(500 + 37 * n), r[3]] for n, r in enumerate(payments(40))]
    lines, row = spend(tmp_path, {"may.csv": text([HEADING, *rows])})
    assert (len(lines), row["refused_because"]) == (40, None)


def test_shifted_lines_are_refused_whole(tmp_path):
    """Names beside their column and numbers in it, in some lines only: the pounds are wrong too."""
    heading = ["Payment Date", "Supplier Name", "", "Net Amount"]
    good = [[row[0], row[1], "", row[2]] for row in payments(30)]
    bad = [[row[0], "4711", row[1], "5100321"] for row in payments(6, start=31)]
    lines, row = spend(tmp_path, {"may.csv": text([heading, *good, *bad])})
    assert lines == []
    assert "“Supplier Name” holds numbers in 6 of the first lines" in row["refused_because"]


def test_two_swapped_headings_are_refused(tmp_path):
    """Payees under the amount's heading and amounts under the payee's: nobody may guess."""
    heading = ["Payment Date", "Net Amount", "Supplier Name", "Directorate"]
    with pytest.raises(SourceError, match="“Net Amount” holds no amounts|“Supplier Name” holds no"):
        recognise(tmp_path, {"may.csv": text([heading, *payments(30)])})


def test_a_heading_over_other_values_gives_way_to_one_that_fits_and_it_is_said(tmp_path):
    """`Date` heads a column of words; the day stands under a heading that says it in words."""
    heading = ["Date", "Supplier Name", "Net Amount", "Day it was paid"]
    rows = [["approved", row[1], row[2], row[0]] for row in payments(12)]
    tables, (row,) = landed(tmp_path, {"may.csv": text([heading, *rows])})
    assert tables["raw_spend"][0]["paid_on"] == "02/05/2022"
    assert tables["raw_spend"][0]["other_columns"] == {"Date": "approved"}
    assert row["notes"] == (
        "“Date” holds no dates (0% of its values are); “Day it was paid” is taken for paid_on "
        "(by its words)"
    )


def test_a_second_amount_that_holds_none_is_let_go_and_said(tmp_path):
    heading = ["Payment Date", "Supplier Name", "Net Amount", "Gross"]
    rows = [[row[0], row[1], row[2], "see note"] for row in payments(12)]
    tables, (row,) = landed(tmp_path, {"may.csv": text([heading, *rows])})
    assert tables["raw_spend"][0]["amount_gross"] is None
    assert tables["raw_spend"][0]["other_columns"] == {"Gross": "see note"}
    assert row["notes"] == "“Gross” holds no amounts (0% of its values are)"


@pytest.mark.parametrize("count", [1, 4])
def test_of_few_values_no_heading_is_doubted(tmp_path, count):
    rows = [[row[0], row[1], "tbc", row[3]] for row in payments(count)]
    lines, row = spend(tmp_path, {"may.csv": text([HEADING, *rows])})
    assert (len(lines), row["refused_because"]) == (count, None)


@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize(
    "headings",
    [
        ("Payment Date (BACS run)", "Payment Date BACS run"),
        ("Dyddiad / Payment Date", "Dyddiad Payment Date"),
        ("Payment Date (due)", "Payment Date due"),
    ],
)
def test_what_brackets_and_strokes_say_does_not_rest_on_what_was_read_before(order, headings):
    rows = [("spend", "paid_on", "Payment Date"), ("spend", "paid_on", "Dyddiad")]
    known = Headings(rows)
    for heading in headings[::order]:
        assert known.place("spend", heading) == Headings(rows).place("spend", heading)
