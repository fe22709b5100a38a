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
          "Amount (annual) £", "Annual Contract Value", "Monthly total amount", "Monthly Value",
          "Weekly Net Amount", "Contract Value (3 yrs)", "Amount (36 mths)", "Amount per 4 weeks",
          "Value per 28 days", "Amount Each")  # fmt: skip
# What says “annual” or “weekly” of something else, or says that it was paid.
OF_A_PAYMENT = ("Amount Paid (P.A. = Personal Assistant)", "Amount (see Annual Accounts)",
                "Amount (£) Annual Return", "Annual Grant Amount Paid", "Amount paid each week",
                "Amount for Annual Conference", "Weekly Payment Amount", "Amount (weekly run)",
                "Amount Paid (weekly run)", "Annual Conference Amount", "PA Amount",
                "Amount (Annual Fee)", "Amount for 4 weeks", "Amount for the week",
                "Amount (30 days)", "Payment (annual)", "Amount PAT", "Amount Each Payment",
                "Amount per 2 invoices", "Amount 3 lines", "Amount week 4", "Amount P12",
                "Amount paid per 4 weeks", "Payment Amount each", "Amount 36")  # fmt: skip
EARLIER = ("Previous Month Amount Paid", "Prior Year Amount", "Amount Previously Paid",
           "Amount Prior Period", "Previous Payment Amount", "Previous Unit Amount")  # fmt: skip
# What leaves an earlier time out, or was not published then, or approved before it was paid.
NOT_EARLIER = ("Amount excl prior period", "Amount excluding previous months",
               "Amount ex prior period", "Amount Paid Previously Unpublished",
               "Amount (previously redacted)", "Prior Approval Amount",
               "Amount (prior to deductions)", "Amount Paid less previous credit",
               "Priory Amount", "Amount previously not published")  # fmt: skip
IN_ITS_TIME = ("Monthly Spend", "Total Monthly Spend", "Weekly Total", "Quarterly Net Amount",
               "Quarterly Total Value")  # fmt: skip
BESIDE = ("Weekly Amount", "Amount p.w.", "Weekly Cost", "Amount (12 months)", "Amount Each",
          "Total Weekly Amount")  # fmt: skip
TOLD_BESIDE = ("Weekly Total", "Monthly Spend", "Quarterly Net Amount")
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
    files |= {f"earlier {n}": paid((heading, AMOUNT)) for n, heading in enumerate(EARLIER)}
    files |= {f"now {n}": paid((heading, AMOUNT)) for n, heading in enumerate(NOT_EARLIER)}
    files["beside earlier"] = paid(("Previous Month Amount Paid", more), ("Amount Paid", AMOUNT))
    for n, heading in enumerate(BESIDE + TOLD_BESIDE):
        amount = ("Net Amount" if "Net" in heading else "Amount", AMOUNT)
        files |= {
            f"rate behind {n}": paid(amount, (heading, more)),
            f"rate before {n}": paid((heading, more), amount),
        }
    files |= {name: paid(*columns) for name, columns in PAID.items()}
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
    assert f"“{YEARLY[n]}” may say what a year, a week or each" in one.reason
    assert f'amount_column = "{YEARLY[n]}"' in one.reason


@pytest.mark.parametrize("n", range(len(EARLIER)))
def test_what_was_paid_earlier_is_named_with_the_line_that_has_it_count(found, n):
    one = found[f"earlier {n}"]
    assert not one.payments
    assert f"“{EARLIER[n]}” may say what was paid or agreed at an earlier time" in one.reason
    assert f'amount_column = "{EARLIER[n]}"' in one.reason


@pytest.mark.parametrize("n", range(len(NOT_EARLIER)))
def test_what_leaves_an_earlier_time_out_was_paid(found, n):
    one = found[f"now {n}"]
    assert (one.reason, one.pounds, len(one.payments)) == ("", POUNDS, len(LINES))


def test_what_stands_beside_an_earlier_amount_counts(found):
    assert found["beside earlier"].pounds == POUNDS


@pytest.mark.parametrize("where", ["behind", "before"])
@pytest.mark.parametrize("n", range(len(BESIDE + TOLD_BESIDE)))
def test_what_stands_beside_a_rate_counts(found, where, n):
    one = found[f"rate {where} {n}"]
    assert (one.reason, one.pounds) == ("", POUNDS)
    said = f"“{(BESIDE + TOLD_BESIDE)[n]}” is not counted"
    assert (said in one.notes) == (n >= len(BESIDE))


def test_the_heading_of_a_rate_is_offered(inspected):
    name, content = paid(("Monthly Value", AMOUNT))
    assert inspected(name, content).choices[0] == 'amount_column = "Monthly Value"'
    name, content = paid(("Previous Month Amount Paid", AMOUNT))
    assert inspected(name, content).choices[0] == 'amount_column = "Previous Month Amount Paid"'
    name, content = paid(
        ("Monthly Value", AMOUNT), ("Transaction Number", 0), ("VAT", lambda *_: 0)
    )
    one = inspected(name, content)
    assert not one.lines_accepted
    assert one.choices[0] == 'amount_column = "Monthly Value"'


@pytest.mark.parametrize("n", range(len(OF_A_PAYMENT + IN_ITS_TIME)))
def test_a_year_or_a_week_of_something_else_leaves_it_a_payment(found, n):
    one = found[f"paid {n}"]
    assert (one.reason, one.pounds, len(one.payments)) == ("", POUNDS, len(LINES))
    assert ("it may be a rate" in one.notes) == (n >= len(OF_A_PAYMENT))


@pytest.mark.parametrize("name", PAID)
def test_the_amount_of_a_payment_counts(found, name):
    one = found[name]
    assert (one.pounds, len(one.payments)) == (POUNDS, len(LINES))


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
