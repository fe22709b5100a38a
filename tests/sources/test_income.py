"""Receipts in one sheet with payments, as small councils list them: never counted as paid."""

from decimal import Decimal

import pytest

from pipelines.build.inspect import inspect
from pipelines.config import read_data_folder
from tests.build.folders import write

PAYEES = ("Gannet Ltd", "Dunlin Trust", "Heron & Sons", "Avocet CIC", "Curlew Care", "Ruff Ltd")
GIVERS = ("Marrow Council", "Allotments", "Bank", "Hall hire", "Burials")
PAID = [(f"{n + 9:02}/05/2023", name, f"{n + 1}.50") for n, name in enumerate(PAYEES)]
CAME = [(f"{n + 9:02}/05/2023", name, f"{n + 1}00.25") for n, name in enumerate(GIVERS)]
POUNDS = sum(Decimal(pounds) for _, _, pounds in PAID)
HEADS, FROM = ("Date", "Payee", "Amount"), ("Date", "Received from", "Amount")


def text(*rows):
    return "".join(",".join(f'"{cell}"' for cell in row) + "\n" for row in rows)


def report(root, *rows, name="parish.csv"):
    (found,) = inspect(read_data_folder(write(root, {f"spend/{name}": text(*rows)})))
    return found


@pytest.mark.parametrize(
    "title", ["RECEIPTS", "Income", "Receipts for May 2023", "Money in", "Income received"]
)
def test_receipts_below_payments_are_set_apart(tmp_path, title):
    found = report(tmp_path, ("PAYMENTS",), HEADS, *PAID, (title,), HEADS, *CAME)
    assert (found.lines_accepted, found.amount_gbp) == (6, POUNDS)
    assert any("money that comes in, no payment" in one for one in found.odd)


def test_receipts_are_told_by_who_gave_them(tmp_path):
    found = report(tmp_path, HEADS, *PAID, ("Receipts",), FROM, *CAME)
    assert (found.lines_accepted, found.amount_gbp) == (6, POUNDS)


@pytest.mark.parametrize("heads", [HEADS, FROM])
def test_receipts_above_payments_are_no_payments(tmp_path, heads):
    found = report(tmp_path, ("Receipts",), heads, *CAME, (), ("Payments",), HEADS, *PAID)
    assert (found.lines_accepted, found.amount_gbp) == (6, POUNDS)


def test_receipts_in_a_column_of_their_own_are_no_payments(tmp_path):
    rows = [(*row[:2], "", row[2]) for row in PAID] + [(*row, "") for row in CAME]
    found = report(tmp_path, ("Date", "Payee", "Receipts", "Payments"), *rows)
    assert (found.lines_accepted, found.amount_gbp) == (6, POUNDS)
    assert any("5 lines of “Receipts” alone" in one for one in found.odd)


def test_a_cash_book_that_names_no_payee_is_told_what_it_lacks(tmp_path):
    rows = [("7", *row[:2], "", row[2]) for row in PAID] + [("8", *row, "") for row in CAME]
    found = report(tmp_path, ("Ref", "Date", "Details", "Receipts", "Payments"), *rows)
    assert "who was paid" in found.odd[0]
    assert "not data" not in found.to_write[0].splitlines()[2].split("#")[0]


@pytest.mark.parametrize(
    "rows",
    [
        (("Adults",), *PAID, ("Income",), *PAID[:1]),  # a department
        (("Payments over £500",), *PAID, ("Receipts",), *PAID[:1]),
        (*PAID, ("Income is not included",), *PAID[:1]),
        (*PAID, ("Payments",), *PAID[:1]),
        (*PAID, ("Income Recovery Team",), *PAID[:1]),
        (*PAID, ("10/05/2023", "Income", "1.50")),
        (*PAID, ("10/05/2023", "Receipts Bank Ltd", "1.50")),
        (*PAID, ("Total payments",), *PAID[:1]),
        (("Payments",), *PAID, ("Resources",), *PAID[:1]),
        (("Payments",), *PAID, ("Capital receipts team",), *PAID[:1]),
    ],
)
def test_what_only_looks_like_receipts_is_paid(tmp_path, rows):
    found = report(tmp_path, HEADS, *rows)
    assert found.lines_accepted == 7
    assert not any("comes in" in one or "receipts: no payments" in one for one in found.odd)
