"""Headings that were swapped: what is plainly no pounds is refused, what may be none is told."""

import random
from decimal import Decimal

import pytest

from tests.sources.odd import HEAD, NAMES, stage_all, text
from tests.sources.test_said_amounts import reports

SEED, LINES = 7, 40
CHANCE = random.Random(SEED)
PAID = [f"{CHANCE.lognormvariate(6, 1.5):.2f}" for _ in range(LINES)]
SMALL = [f"{Decimal(pounds) / 25:.2f}" for pounds in PAID]
WHOLE = [str(int(Decimal(pounds)) + 1) for pounds in PAID]
DAYS = [f"{n % 28 + 1:02}/05/2024" for n in range(LINES)]


def table(amounts, other, values, *, last=False, amount="Amount"):
    """Payments, and beside each what a column of another heading holds."""
    head = ("Date", "Supplier", amount, other)
    rows = [(d, NAMES[n % len(NAMES)], a, v) for n, (d, a, v) in
            enumerate(zip(DAYS, amounts, values, strict=True))]  # fmt: skip
    return text(*rows, head) if last else text(head, *rows)


def numbers(how):
    return [how(n) for n in range(LINES)]


SWAPPED = {
    "numbers of lines": ("Line", numbers(lambda n: n % 4 + 1)),
    "numbers of rows": ("#", numbers(lambda n: n + 1)),
    "a number that is always one": ("Seq no", numbers(lambda n: 1)),
    "numbers of suppliers, of several lengths": (
        "Supplier ID", numbers(lambda n: (265062, 87025, 107861, 4412, 26991)[n % 5])),
    "numbers for VAT": ("VAT Reg no", numbers(lambda n: 645960019 + n % 9 * 11_003_791)),
    "short codes": ("Detailed Expenditure Code", numbers(lambda n: (569, 205, 511, 265)[n % 4])),
    "a number of the body": ("Body", numbers(lambda n: 18)),
    "numbers of payments, old and new": (
        "Payment Number", numbers(lambda n: 2128415 + n * 37 if n % 5 else 3578 + n)),
    "nothing": ("", numbers(lambda n: n % 7 + 1)),
    "years": ("Financial year", numbers(lambda n: 2023 + n // 30)),
}  # fmt: skip
HONEST = {
    # Whole pounds are paid, and what stands beside them is as its heading says.
    "no hours": ("Hours", numbers(lambda n: f"{n * 7 % 40 + 1}.{n * 25 % 100:02}")),
    "lines with tenths": ("Order Line", numbers(lambda n: f"{n + 1}.10")),
    "codes in two parts": ("Account Code", numbers(lambda n: f"{1000 + n * 211}.{n % 3 + 1}0")),
    "codes of trades": ("SIC Code", numbers(lambda n: ("46.73", "86.10", "62.02")[n % 3])),
    "references by the year": ("Our Ref", numbers(lambda n: f"2024.{n + 1:02}")),
    "a fee": ("Transaction Fee", SMALL),
    "VAT": ("VAT", numbers(lambda n: f"{int(WHOLE[n]) / 5:.2f}")),
    "prices": ("Unit Price", SMALL),
    "what was ordered": ("Order Value", PAID),
    "a budget for the line": ("Budget Line", PAID),
    "charges of a service": ("Service Charge", SMALL),
    "days": ("Invoice Date", DAYS),
    "VAT without a heading": ("", numbers(lambda n: f"{int(WHOLE[n]) / 5:.2f}")),
    "hours without a heading": ("", numbers(lambda n: f"{n * 7 % 40 + 1}.{n % 4 * 25:02}")),
    "other whole numbers": ("Voucher Number", WHOLE),
}
HONEST |= {heading: (heading, PAID) for heading in (
    "Year to date", "Supplier YTD", "Department share", "Council contribution",
    "Service user contribution", "Period movement", "Period forecast", "Supplier allocation",
    "Supplier turnover",
)}  # fmt: skip
CODES = numbers(lambda n: f"{1203 + n * 7919 % 8000}.{n * 37 % 80 + 10}")
TOLD = {
    # They count, as nothing is plain.
    "lines of a schedule": (WHOLE, "Line", numbers(lambda n: f"{n // 8 + 1}.{n % 8 + 1:02}")),
    "nothing beside whole pounds": (WHOLE, "", PAID),
    "low codes": (WHOLE, "Code", numbers(lambda n: f"{n * 37 % 90 + 3}.{n * 13 % 20:02}")),
    "always the same": (["250"] * LINES, "Threshold", PAID),
    "other pounds for a line": (WHOLE, "Order line", PAID),
    "metres": (WHOLE, "Grid reference", PAID),
    "what a service gave back": (WHOLE, "Supplier Rebate", PAID),
    "what a service gave back of fees that come again": (
        numbers(lambda n: (255, 309, 1525, 375)[n % 4]), "Supplier Rebate", PAID),
    **{f"codes of {heading}": (WHOLE, heading, CODES) for heading in (
        "Cost Code", "Nominal Code", "Document No", "Expense Type")},
    "codes beside fees that come again": (
        numbers(lambda n: (255, 309, 1525, 375)[n % 4]), "Cost Code", CODES),
    "round fees that come again": (
        numbers(lambda n: (250, 300, 1500, 375)[n % 4]), "Cost Code", PAID),
    "round pounds that begin alike": (numbers(lambda n: 1000 + n * 20), "Cost Code", PAID),
    "pounds of one length": (numbers(lambda n: 1203 + n * 1931 % 8000), "Cost Code", PAID),
    "pounds above a thousand": (
        numbers(lambda n: (1000 + n * n + (n % 3 == 0) * n * 400)), "Cost Code", PAID),
    "payments of a large fund": (
        [str(int(Decimal(pounds) * 700) + 1) for pounds in PAID], "Cost Code", PAID),
}  # fmt: skip


@pytest.fixture(scope="module")
def staged(tmp_path_factory):
    files = {}
    for name, (heading, values) in SWAPPED.items():
        files[name] = table(values, heading, PAID)
        files[f"{name}, headings last"] = table(values, heading, PAID, last=True)
        files[f"{name}, in place"] = table(PAID, heading, values)
        files[f"{name}, in place, headings last"] = table(PAID, heading, values, last=True)
    for name, (heading, values) in HONEST.items():
        files[name] = table(WHOLE, heading, values)
    files |= {name: table(*one) for name, one in TOLD.items()}
    named = {name: ("a.csv", content) for name, content in files.items()}
    return stage_all(tmp_path_factory.mktemp("swapped"), named)


@pytest.mark.parametrize("last", ["", ", headings last"])
@pytest.mark.parametrize("name", SWAPPED)
def test_numbers_under_the_heading_of_amounts_are_refused(staged, name, last):
    found = staged[name + last]
    assert found.payments == []
    assert "“Amount” holds" in found.reason


@pytest.mark.parametrize("last", ["", ", headings last"])
@pytest.mark.parametrize("name", SWAPPED)
def test_headings_in_their_place_are_believed(staged, name, last):
    found = staged[f"{name}, in place{last}"]
    assert (found.reason, found.pounds) == ("", sum(map(Decimal, PAID)))


@pytest.mark.parametrize("name", HONEST)
def test_whole_pounds_beside_what_is_as_headed_are_paid(staged, name):
    found = staged[name]
    assert (found.reason, found.pounds) == ("", sum(map(Decimal, WHOLE)))
    assert "swapped" not in found.notes


@pytest.mark.parametrize("name", TOLD)
def test_what_may_be_swapped_is_told_and_counts(staged, name):
    found = staged[name]
    assert (found.reason, found.pounds) == ("", sum(map(Decimal, TOLD[name][0])))
    assert "pounds and pence: their headings may be swapped" in found.notes


def test_who_knows_better_names_the_column(tmp_path):
    codes = table(SWAPPED["short codes"][1], "Detailed Expenditure Code", PAID)
    files = {"named": (codes, 'amount_column = "Detailed Expenditure Code"'), "not": (codes, "")}
    found = reports(tmp_path, files)
    assert found["named"].amount_gbp == sum(map(Decimal, PAID))
    assert 'amount_column = "Amount"' in found["not"].refused_because


def test_headings_that_stand_last_head_what_stands_above_them(tmp_path):
    """What is looked for below a heading is looked for above one that stands last."""
    rows = [(d, NAMES[n % 4], PAID[n], "CR" if n == 3 else "DR") for n, d in enumerate(DAYS)]
    found = stage_all(tmp_path, {"a": ("a.csv", text(*rows, (*HEAD, "DR/CR")))})["a"]
    assert found.pounds == sum(map(Decimal, PAID)) - 2 * Decimal(PAID[3])
