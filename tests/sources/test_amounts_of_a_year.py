"""Amounts of a year, of a contract or of a month; and names of payees with their numbers."""

from decimal import Decimal
from types import SimpleNamespace

import pytest

from pipelines.sources._payees import tell_numbers
from tests.sources.odd import LINES, POUNDS, stage_all, text

DAY, PAYEE, AMOUNT = range(3)


def more(n, line):
    return f"{Decimal(line[AMOUNT]) * 12}"


def rest(n, line):
    """What makes an amount of a month that of a year, to the penny."""
    return f"{Decimal(line[AMOUNT]) * 11}"


def file(*columns):
    """Payments under headings, each with a part of a line or a function of its number and it."""
    heads, cells = zip(*columns, strict=True)
    rows = [
        [cell(n, line) if callable(cell) else line[cell] for cell in cells]
        for n, line in enumerate(LINES)
    ]
    return "may.csv", text(heads, *rows)


def paid(*columns):
    return file(("Date", DAY), ("Supplier", PAYEE), *columns)


YEARLY = ("Amount (annual)", "Annual Amount", "Amount per annum", "Yearly spend", "Amount (p.a.)",
          "Value (per year)", "Amount (per week)", "Net amount (annual)", "Annual Spend",
          "Amount (weekly rate)", "Amount (weekly)", "Weekly Amount", "Weekly Cost",
          "Monthly Amount", "Amount per month", "Annualised Amount", "Daily Rate Amount",
          "Amount (12 months)", "Amount PA", "Amount pa", "Amount p.w.", "Amount (£) pa",
          "Amount (annual) £", "Annual Contract Value")  # fmt: skip
# What says “annual” or “weekly” of something else, or says that it was paid.
OF_A_PAYMENT = ("Amount Paid (P.A. = Personal Assistant)", "Amount (see Annual Accounts)",
                "Amount (£) Annual Return", "Annual Grant Amount Paid", "Amount paid each week",
                "Amount for Annual Conference", "Weekly Payment Amount", "Amount (weekly run)",
                "Amount Paid (weekly run)", "Annual Conference Amount", "PA Amount",
                "Amount (Annual Fee)", "Amount for 4 weeks", "Amount for the week",
                "Amount (30 days)", "Payment (annual)", "Amount PAT")  # fmt: skip
IN_ITS_TIME = ("Monthly Spend", "Total Monthly Spend", "Weekly Total")
PAID = {
    "beside the payment": (("Amount (annual)", more), ("Payment", AMOUNT)),
    "beside the amount": (("Annual Amount", more), ("Amount", AMOUNT)),
    "before the amount": (("Amount", AMOUNT), ("Amount (annual)", more)),
    "a day in brackets": (("Amount (BACS run)", AMOUNT),),
    "pounds in brackets": (("Amount (£)", AMOUNT),),
    "without VAT": (("Amount (excl VAT)", AMOUNT),),
    "of a payment": (("Amount (per payment)", AMOUNT),),
    "of a line": (("Amount (per line)", AMOUNT),),
    "of the year that is over": (("Amount 2023/24", AMOUNT),),
    "by contract alone": (("Contract Payment", AMOUNT),),
    "the same by contract": (("Amount", AMOUNT), ("Contract Payment", AMOUNT)),
    "a contract's value": (("Amount", AMOUNT), ("Contract Value", more)),
    "whether by contract": (("Amount", AMOUNT), ("Contract Payment", lambda n, line: "YN"[n % 2])),
    "a contract's number": (("Amount", AMOUNT), ("Contract Payment Ref", lambda n, line: 77 + n)),
    "over a contract's life": (("Amount Paid", AMOUNT), ("Total Contract Spend", more)),
    "of a whole contract": (("Amount", AMOUNT), ("Whole Life Contract Spend", more)),
    "of the contract to date": (("Amount Paid", AMOUNT), ("Contract Spend to Date", more)),
    "paid beside a contract's": (("Amount Paid", AMOUNT), ("Contract Spend", rest)),
    "paid after a contract's": (("Contract Spend", rest), ("Amount Paid", AMOUNT)),
    "in the month": (("Spend in Month", AMOUNT),),
    "in month": (("Net spend in month", AMOUNT),),
    "this month": (("Spend this month (£)", AMOUNT),),
    "monthly": (("Monthly Spend", AMOUNT),),
    "in the month and the year": (("Spend in Month", AMOUNT), ("Spend YTD", more)),
}
UNCLEAR = {
    "total and contract": (("Total Spend", more), ("Contract Payment", AMOUNT)),
    "contract and total": (("Contract Payment", AMOUNT), ("Total Spend", more)),
    "amount and contract": (("Amount", more), ("Contracted Spend", AMOUNT)),
    "parts and another total": (
        ("Non Contract Payment", AMOUNT),
        ("Contract Payment", more),
        ("Total Spend", rest),
    ),
    "a part and all": (("On Contract Spend", AMOUNT), ("Spend", more)),
    "parts of another basis": (
        ("On Contract Spend", AMOUNT),
        ("Off Contract Spend", rest),
        ("Gross Spend", more),
    ),
}
PARTS = {
    "parts first": (("Contract Spend", AMOUNT), ("Other Spend", rest), ("Total Spend", more)),
    "on and off": (("On Contract Spend", AMOUNT), ("Off Contract Spend", rest), ("Spend", more)),
    "all by contract or not": (
        ("Total Spend", more),
        ("Contract Payment", AMOUNT),
        ("Non Contract Payment", rest),
    ),
    "not by contract first": (
        ("Non Contract Payment", AMOUNT),
        ("Contract Payment", rest),
        ("Total Spend", more),
    ),
    "a sum between": (("Contract Spend", AMOUNT), ("Spend", more), ("Other Spend", rest)),
    "total first": (("Total Spend", more), ("Other Spend", rest), ("Contract Spend", AMOUNT)),
}
NUMBERED = (
    ("Vendor Name & No", "{0} {1}"), ("Supplier Name and Number", "{0} {1}"),
    ("Supplier Name/ID", "{0} - {1}"), ("Supplier No & Name", "{1} {0}"),
    ("Creditor Name (Ref)", "{0} ({1})"), ("Payee ID/Name", "{1}: {0}"),
)  # fmt: skip
NUMBERS = ("Vendor Name No", "Supplier Name ID", "Supplier No", "Vendor Number", "Payee Ref")


def named(how):
    return lambda n, line: how.format(line[PAYEE], 10_234 + n // 3)


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    files = {f"yearly {n}": paid((heading, AMOUNT)) for n, heading in enumerate(YEARLY)}
    for n, heading in enumerate(OF_A_PAYMENT + IN_ITS_TIME):
        files[f"paid {n}"] = paid((heading, AMOUNT))
    files |= {name: paid(*columns) for name, columns in (PAID | UNCLEAR | PARTS).items()}
    for n, (heading, how) in enumerate(NUMBERED):
        files[f"numbered {n}"] = file(("Date", DAY), (heading, named(how)), ("Amount", AMOUNT))
    for n, heading in enumerate(NUMBERS):
        files[f"number {n}"] = file(("Date", DAY), (heading, named("{1}")), ("Amount", AMOUNT))
        files[f"beside {n}"] = paid((heading, named("{1}")), ("Amount", AMOUNT))
    return stage_all(tmp_path_factory.mktemp("yearly"), files)


@pytest.mark.parametrize("n", range(len(YEARLY)))
def test_what_is_of_a_year_is_no_payment(found, n):
    one = found[f"yearly {n}"]
    assert not one.payments
    assert "how much was paid" in one.reason


@pytest.mark.parametrize("n", range(len(OF_A_PAYMENT + IN_ITS_TIME)))
def test_a_year_or_a_week_of_something_else_leaves_it_a_payment(found, n):
    one = found[f"paid {n}"]
    assert (one.reason, one.pounds, len(one.payments)) == ("", POUNDS, len(LINES))
    assert ("it may be a rate" in one.notes) == (n >= len(OF_A_PAYMENT))


@pytest.mark.parametrize("name", PAID)
def test_the_amount_of_a_payment_counts(found, name):
    one = found[name]
    assert (one.pounds, len(one.payments)) == (POUNDS, len(LINES))


@pytest.mark.parametrize("name", UNCLEAR)
def test_a_total_beside_another_payment_by_contract_refuses_the_file(found, name):
    assert not found[name].payments
    assert "they differ, and nothing says which was paid" in found[name].reason


@pytest.mark.parametrize("name", PARTS)
def test_a_total_that_is_the_sum_of_its_parts_counts(found, name):
    one = found[name]
    assert one.pounds == 12 * POUNDS
    assert one.notes.count("Spend” counts: it is the sum of") == 1


OFFERED = {
    "total and contract": "Total Spend", "contract and total": "Total Spend",
    "amount and contract": "Amount", "parts and another total": "Total Spend",
    "a part and all": "Spend",
}  # fmt: skip


@pytest.mark.parametrize("name", OFFERED)
def test_no_part_is_offered_for_what_was_paid_where_a_total_is_there(found, name):
    assert f'amount_column = "{OFFERED[name]}"' in found[name].reason


@pytest.mark.parametrize("n", range(len(NUMBERED)))
def test_a_name_with_its_number_is_kept_as_it_is_published(found, n):
    heading, how = NUMBERED[n]
    one = found[f"numbered {n}"]
    assert one.pounds == POUNDS
    assert one.each("payee_name") == [named(how)(n, line) for n, line in enumerate(LINES)]
    assert f"“{heading}” is taken for payee_name" in one.notes
    assert f"“{heading}” holds names with numbers: a payee with several" in one.notes
    assert not [line[PAYEE] for line in LINES if line[PAYEE] in one.notes]


@pytest.mark.parametrize("name", ["{0}", "{0} 24", "3M {0}", "{0} 1st", "Unit 4 {0}", "{0} (2)"])
def test_a_name_that_a_number_belongs_to_is_not_told(name):
    told = SimpleNamespace(columns=["payee_name"], cells=["Supplier"], notes=[])
    tell_numbers(told, [name.format(line[PAYEE]) for line in LINES])
    assert not told.notes


def test_a_few_names_with_numbers_are_not_told():
    told = SimpleNamespace(columns=["payee_name"], cells=["Supplier"], notes=[])
    tell_numbers(told, ["Company 1847 Ltd 1847", *(line[PAYEE] for line in LINES)])
    assert not told.notes


@pytest.mark.parametrize("n", range(len(NUMBERS)))
def test_a_number_alone_names_nobody(found, n):
    assert not found[f"number {n}"].payments
    assert found[f"beside {n}"].each("payee_name") == [line[PAYEE] for line in LINES]
