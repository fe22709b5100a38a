"""Amounts of which the upper of two rows of headings says that they are no pounds."""

from decimal import Decimal

import pytest

from tests.fuzz.test_found import landed, lines
from tests.sources.odd import NAMES, stage_all, text

LOWER = ("", "", "Net", "VAT", "Gross")
PAID = [(f"{n + 1:02}/05/2024", NAMES[n % 4], f"{5 * n}.50", f"{n}.10", f"{6 * n}.60")
        for n in range(1, 25)]  # fmt: skip


def paid(upper, lower=LOWER, rows=PAID):
    return ("a.csv", text(upper, lower, *rows))


@pytest.mark.parametrize(
    ("said", "unit"),
    [
        ("Amount (£000)", "thousands of pounds"),
        ("Amount £'000", "thousands of pounds"),
        ("Amount in thousands", "thousands of pounds"),
        ("Amount (£k)", "thousands of pounds"),
        ("Amounts in £m", "millions of pounds"),
    ],
)
def test_thousands_above_the_headings_of_amounts_refuse_the_file(tmp_path, said, unit):
    """The lower of two rows named each amount, and what stood above it was passed over."""
    found = stage_all(tmp_path, {"a": paid(("Date", "Supplier", said, "", ""))})["a"]
    assert f"a note says that its amounts are {unit}, not pounds" in found.reason


POUNDS = {
    "nothing of a unit": paid(("Date", "Supplier", "Amount", "", "")),
    "pounds": paid(("Date", "Supplier", "Amount (£)", "", "")),
    "a threshold": paid(("Date", "Supplier", "Payments over £500", "", "")),
    "a high one": paid(("Date", "Supplier", "Payments over £25,000", "", "")),
    "a threshold in thousands": paid(("Date", "Supplier", "Payments of £000s threshold", "", "")),
    "a threshold of a million": paid(("Date", "Supplier", "Payments over £1 million", "", "")),
    "pence shown": paid(("Date", "Supplier", "Amount (with pence)", "", "")),
    "over the payee": paid(("Supplier (turnover in £000)", "", "Amount", "", ""),
                           ("Date", "Supplier", "Net", "VAT", "Gross")),
    "over a budget beside them": paid(
        ("Date", "Supplier", "Amount", "", "", "Budget (£000)"), (*LOWER, ""),
        [(*row, "12") for row in PAID]),
    "over a budget before them": paid(
        ("Date", "Supplier", "Budget (£000)", "", "", ""), ("", "", "", "Net", "VAT", "Gross"),
        [(*row[:2], "12", *row[2:]) for row in PAID]),
    "one row": paid(("Date", "Supplier", "Net", "VAT", "Gross"), ("", "", "", "", "")),
}  # fmt: skip


@pytest.fixture(scope="module")
def honest(tmp_path_factory):
    return stage_all(tmp_path_factory.mktemp("pounds"), POUNDS)


@pytest.mark.parametrize("name", POUNDS)
def test_pounds_below_any_other_words_count(honest, name):
    found = honest[name]
    assert (found.reason, len(found.payments)) == ("", len(PAID))
    assert found.pounds == sum(Decimal(row[2]) for row in PAID)


UPPER = "Outcome category,Outcome detail,Cost code,Cost / saving detail,Agency,,Unit,{},,,,,"
BELOW = ",,,,Level 1,Level 2,,Estimated cost/saving,Year,Updated cost/saving,,,"
COSTS = [f"HOUSING,Rent,HO{n}.0,Evicted,All,DWP,Per year,{n}.8,2012/13,{n}.9,A report,G,"
         for n in range(1, 9)]  # fmt: skip


def test_unit_costs_below_thousands_are_told():
    found = landed(lines(UPPER.format("Fiscal Cost £'000"), BELOW, *COSTS))
    assert "“Fiscal Cost £'000” says thousands" in found.rows[0]["notes"]
    found = landed(lines(UPPER.format("Fiscal Cost"), BELOW, *COSTS))
    assert " says " not in (found.rows[0]["notes"] or "")
    assert found.payments.total() == len(COSTS)


NOTICE = (
    "Notice Identifier,Notice Type,Organisation Name,Status,Published Date,Title,Awarded Date,{}"
)
AWARDED = [f"N{n},Contract,A council,Awarded,2024-05-0{n}T10:00:00Z,Homes,2024-05-0{n},{n}.5"
           for n in range(1, 9)]  # fmt: skip


@pytest.mark.parametrize(("said", "is_told"), [("Awarded Value (thousands)", True),
                                               ("Awarded Value", False)])  # fmt: skip
def test_awards_in_thousands_are_told(said, is_told):
    heads = f"{NOTICE.format(said)},Supplier [Name|Address|Ref type|Ref Number|Is SME|Is VCSE]"
    rows = [f"{row},[Gannet Ltd|A street||||]" for row in AWARDED]
    found = landed(lines(heads, *rows))
    assert found.payments.total() == len(rows)
    assert ("says thousands" in (found.rows[0]["notes"] or "")) == is_told
