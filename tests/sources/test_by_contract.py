"""Payments by contract, beside those that are not, beside all, and beside what nobody has paid."""

from decimal import Decimal

import pytest

from tests.sources.odd import POUNDS, stage_all
from tests.sources.test_amounts_of_a_year import AMOUNT, more, paid, rest


def few(n, line):
    """What was paid otherwise, on four of the lines."""
    return rest(n, line) if n < 4 else 0


def few_more(n, line):
    return more(n, line) if n < 4 else line[AMOUNT]


def some(n, line):
    """A sum on two lines of three, which is none on the others."""
    return more(n, line) if n % 3 else f"{Decimal(line[AMOUNT]) * 20}"


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
    "a retention": (("Contract Payment", AMOUNT), ("Retention", rest), ("Total Spend", more)),
    "a sum on few lines": (("Contract Spend", AMOUNT), ("Other Spend", few), ("Spend", few_more)),
    "a sum on some lines": (("Contract Spend", AMOUNT), ("Other Spend", rest), ("Spend", some)),
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
# What was not paid, or not yet, beside what all comes to: what was paid by contract counts.
NOT_PAID = (
    "Balance", "Outstanding", "Still to pay", "Committed", "Remaining", "Budget left", "Unpaid",
    "Commitments", "Outstanding Amount", "Amount due", "Forecast spend", "To be paid", "Accruals",
    "Remaining spend", "Unspent",
)  # fmt: skip
ALSO_PAID = (
    "Other Payments", "Other", "Non Contract", "Direct payments", "Spot purchase cost", "Fees",
    "Grant payments", "Ad hoc expenditure", "Other costs", "Agency charges", "Other amount",
    "Off Contract Paid", "Off-contract", "Invoiced",
)  # fmt: skip
# What is called by a word that may say “not paid”, in a total that says that it was paid.
PAID_IN_ALL = (
    ("Total Paid", "Planned Maintenance Spend"), ("Total Paid", "Left Luggage Costs"),
    ("Payment", "Available Care Spend"), ("Total Payment", "Future High Streets Spend"),
    ("Total Payment", "Balance Payment"), ("Total", "Balance Payment"), ("Total", "Grant"),
    ("Total", "Spot"), ("Total Spend", "Agency"), ("Total Amount", "Expenses"),
    ("Total Payment", "Variations"), ("Total Payment", "Ad Hoc"), ("Total Spend", "Day Care"),
)  # fmt: skip
MAYBE_PAID = (
    ("Total Paid", "Remaining Spend"), ("Total Spend", "Future High Streets Spend"),
    ("Total Spend", "Capital Budget Spend"), ("Total Amount Paid", "Other Costs Due to Covid"),
    ("Total Payment", "VAT Payable"), ("Total Paid", "Accrual Reversal Amount"),
    ("Total Payment", "Variance"), ("Total Amount", "Other Payments (fees due)"),
    ("Total Payment", "Other Payments (fees due)"), ("Total", "Planned Maintenance Spend"),
    ("Total Payment", "Payments still outstanding"), ("Total Spend", "Committed"),
    ("Total Payment (£)", "Outstanding"), ("Total", "Outstanding Payments"),
    ("Total Spend", "Retained"),
)  # fmt: skip
HALF = (("Contract Spend", lambda n, line: line[AMOUNT] if n % 2 else 0),
        ("Non-Contract Spend", lambda n, line: 0 if n % 2 else line[AMOUNT]))  # fmt: skip


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    files = {name: paid(*columns) for name, columns in (UNCLEAR | PARTS).items()}
    for other in NOT_PAID + ALSO_PAID:
        columns = (("Contract Payment", AMOUNT), (other, rest), ("Total", more))
        files |= {f"{other} last": paid(*columns), f"{other} first": paid(*columns[::-1])}
    for total, other in PAID_IN_ALL + MAYBE_PAID:
        columns = (("Contract Spend", AMOUNT), (other, rest), (total, more))
        files |= {f"{total} of {other}": paid(*columns)}
        files |= {f"{other} in {total}": paid(("Contract Payment (£)", AMOUNT), *columns[:0:-1])}
    return stage_all(tmp_path_factory.mktemp("contracts"), files)


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


@pytest.mark.parametrize("where", ["first", "last"])
@pytest.mark.parametrize("other", NOT_PAID)
def test_a_total_that_holds_what_was_not_paid_does_not_count(found, other, where):
    one = found[f"{other} {where}"]
    assert (one.reason, one.pounds) == ("", POUNDS)
    assert "“Contract Payment” counts: “Total”, the sum of" in one.notes


@pytest.mark.parametrize("where", ["first", "last"])
@pytest.mark.parametrize("other", ALSO_PAID)
def test_a_total_of_all_that_was_paid_does(found, other, where):
    one = found[f"{other} {where}"]
    assert (one.reason, one.pounds) == ("", 12 * POUNDS)
    assert "“Total” counts: it is the sum of" in one.notes


@pytest.mark.parametrize(("total", "other"), PAID_IN_ALL)
def test_a_total_that_was_paid_counts_whatever_its_other_part_is_called(found, total, other):
    for one in (found[f"{total} of {other}"], found[f"{other} in {total}"]):
        assert (one.reason, one.pounds) == ("", 12 * POUNDS)
        assert f"“{total}” counts: it is the sum of" in one.notes


@pytest.mark.parametrize(("total", "other"), MAYBE_PAID)
def test_no_part_counts_alone_where_all_may_have_been_paid(found, total, other):
    for one in (found[f"{total} of {other}"], found[f"{other} in {total}"]):
        assert not one.payments
        assert "they differ, and nothing says which was paid" in one.reason


def test_of_two_parts_none_is_offered_and_one_that_is_named_leaves_the_other_told(inspected):
    name, content = paid(*HALF)
    one = inspected(name, content)
    assert one.choices == ('kind = "not data"         # to build without it',)
    said = f'[[source]]\nfiles = ["{name}"]\namount_column = "Non-Contract Spend"\n'
    one = inspected(name, content, said)
    assert 0 < one.amount_gbp < POUNDS
    assert any("“Contract Spend” stands beside it, with other amounts" in odd for odd in one.odd)


def test_what_says_paid_is_offered_before_an_invoice_s_value(inspected):
    columns = (("Contract Payment", AMOUNT), ("Invoice Value", more), ("Paid", some))
    assert inspected(*paid(*columns)).choices[0] == 'amount_column = "Paid"'
