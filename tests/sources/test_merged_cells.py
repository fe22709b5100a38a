"""Cells of a workbook that are merged downwards: a name is that of each line, an amount of none."""

import datetime
import io
from decimal import Decimal

import pytest
import xlsxwriter

from tests.build.folders import landed

GROUPS = [("Gannet Ltd", 3), ("Dunlin Trust", 1), ("Heron & Sons", 2), ("Avocet CIC", 4)]
LINES = [(name, n) for name, count in GROUPS for n in range(count)]
DAY = datetime.datetime(2023, 5, 3)


def book(merged, *, column=0):
    """Payments whose cells in one column are merged over the lines of a group."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as workbook:
        sheet = workbook.add_worksheet("May")
        day = workbook.add_format({"num_format": "dd/mm/yyyy"})
        for at, heading in enumerate(("Supplier", "Date", "Amount", "Dept", "Invoice No")):
            sheet.write(0, at, heading)
        row = 1
        for name, count in GROUPS:
            for line in range(row, row + count):
                if column != 0:
                    sheet.write(line, 0, name)
                if column != 1:
                    sheet.write_datetime(line, 1, DAY, day)
                if column != 2:
                    sheet.write_number(line, 2, line + 0.5)
                if column != 3:
                    sheet.write(line, 3, "Care")
            said = name if merged is None else merged
            if count > 1:
                sheet.merge_range(row, column, row + count - 1, column, said)
            else:
                sheet.write(row, column, said)
            row += count
    return stream.getvalue()


def test_a_merged_name_is_that_of_each_line(tmp_path):
    tables, (row,) = landed(tmp_path, {"spend/may.xlsx": book(None)})
    assert [line["payee_name"] for line in tables["raw_spend"]] == [name for name, _ in LINES]
    assert "6 cells are merged with the one above, and say what it says" in row["notes"]


def test_a_merged_day_is_that_of_each_line(tmp_path):
    tables, _ = landed(tmp_path, {"spend/may.xlsx": book("03/05/2023", column=1)})
    assert {line["paid_on"] for line in tables["raw_spend"]} == {"03/05/2023"}


@pytest.mark.parametrize("amount", [900.5, "900.50", "£1,900.50", "(900.50)", "900.50 CR"])
def test_a_merged_amount_is_counted_once(tmp_path, amount):
    tables, _ = landed(tmp_path, {"spend/may.xlsx": book(amount, column=2)})
    said = [line["amount_unstated"] for line in tables["raw_spend"]]
    assert sum(bool(text) for text in said) == len(GROUPS)


@pytest.mark.parametrize("number", [100234, "A100234"])
def test_a_merged_number_is_not_repeated(tmp_path, number):
    tables, _ = landed(tmp_path, {"spend/may.xlsx": book(number, column=4)})
    assert sum(map(len, tables.values()))
    assert str(tables).count("100234") == len(GROUPS)


def test_amounts_are_what_they_were(tmp_path):
    tables, _ = landed(tmp_path, {"spend/may.xlsx": book(None)})
    total = sum(Decimal(line["amount_unstated"]) for line in tables["raw_spend"])
    assert total == sum(Decimal(n) + Decimal("0.5") for n in range(1, 11))
