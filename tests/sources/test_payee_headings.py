"""Who was paid, under headings that say so in other words, or that may name others as well."""

import pytest

from tests.sources.odd import stage_all, text

NAMES = ("Gannet Ltd", "Dunlin Trust", "Heron & Sons", "Avocet CIC", "Curlew Care", "J Smith")
BODIES = ("Marrow NHS Trust", "Bay Council", "Cove University", "Fen Council", "Dell College")
ACCOUNTS = ("Agency Staff", "Stationery", "Legal Fees", "Travel", "Adult Social Care Fees")
LINES = tuple((f"{n + 1:02}/05/2023", NAMES[n % 6], f"{n + 1}.50") for n in range(24))
DAY, PAYEE, POUNDS = range(3)


def landed(root, heading, *cells, name="may.csv"):
    """A file of a heading and, of each line, cells that are a part of it or some names in turn."""
    rows = [
        [line[cell] if isinstance(cell, int) else cell[n % len(cell)] for cell in cells]
        for n, line in enumerate(LINES)
    ]
    return stage_all(root, {"odd": (name, text(heading, *rows))})["odd"]


@pytest.mark.parametrize(
    "heading",
    ["Who was paid", "To Whom", "To Whom Paid", "Payable to", "Payment To", "Payment Made To",
     "Remit To", "Made out to", "Cheque payable to", "In favour of", "Body Paid", "Invoice From",
     "Purchased From", "Firm", "Trader", "Retailer", "Shop", "Consultant", "Landlord", "Care Home",
     "Practice Name", "Alpha Name", "Organisation/Individual", "External Organisation"],
)  # fmt: skip
def test_headings_that_say_who_was_paid(tmp_path, heading):
    found = landed(tmp_path, ("Payment Date", heading, "Amount"), DAY, PAYEE, POUNDS)
    assert found.each("payee_name") == [line[PAYEE] for line in LINES]


@pytest.mark.parametrize("heading", ["Account Name", "Client Name", "Client", "Business", "Person"])
@pytest.mark.parametrize(
    ("other", "name"),
    [("Expense Type", "may.csv"), ("Reference", "spend over 500 may.csv")],
)
def test_headings_of_those_who_may_owe_count_where_money_was_spent(tmp_path, heading, other, name):
    heads = ("Date", heading, other, "Amount")
    found = landed(tmp_path, heads, DAY, PAYEE, ACCOUNTS, POUNDS, name=name)
    assert found.each("payee_name") == [line[PAYEE] for line in LINES]
    assert f"“{heading}” is taken for payee_name" in found.notes


@pytest.mark.parametrize(
    ("heads", "cells"),
    [
        (("Organisation", "Date", "To Whom", "Amount"), (BODIES, DAY, ("Capita plc",), POUNDS)),
        (("Organisation", "Date Paid", "Firm", "Amount"), (BODIES, DAY, ("Capita plc",), POUNDS)),
        (("Organisation", "Date Paid", "Firm", "Amount"), (BODIES, DAY, PAYEE, POUNDS)),
        (("Company", "Date Paid", "Firm", "Amount"), (("Marrow Ltd",), DAY, PAYEE, POUNDS)),
        (("Company", "Date Paid", "Recipient", "Amount"), (BODIES, DAY, PAYEE, POUNDS)),
        (("Cost Centre", "Account Name", "Client Name", "Date", "Amount"),
         (("Housing",), ACCOUNTS, PAYEE, DAY, POUNDS)),
        (("Client", "Date Paid", "Supplier", "Amount"), (BODIES, DAY, PAYEE, POUNDS)),
        (("School", "Date Paid", "Merchant", "Amount"), (BODIES, DAY, PAYEE, POUNDS)),
    ],
)  # fmt: skip
def test_of_several_names_the_one_that_is_said_to_be_paid_counts(tmp_path, heads, cells):
    at = next(i for i, cell in enumerate(cells) if cell in (PAYEE, ("Capita plc",)))
    found = landed(tmp_path, heads, *cells)
    wanted = [line[PAYEE] for line in LINES] if cells[at] == PAYEE else ["Capita plc"] * len(LINES)
    assert found.each("payee_name") == wanted


@pytest.mark.parametrize(
    ("heads", "cells"),
    [
        (("Department", "Account Name", "Payment Date", "Amount"),
         (("Housing",), ACCOUNTS, DAY, POUNDS)),
        (("Date", "Account Name", "Amount"), (DAY, PAYEE, POUNDS)),
        (("Invoice Date", "Client Name", "Invoice Amount"), (DAY, PAYEE, POUNDS)),
        (("Invoice Date", "Client", "Amount", "Date Paid"), (DAY, PAYEE, POUNDS, DAY)),
        (("Invoice Date", "Firm", "Amount"), (DAY, PAYEE, POUNDS)),
        (("Payment Date", "Account Name", "Credit Amount"), (DAY, PAYEE, POUNDS)),
        (("Date Paid", "Firm", "Amount Received"), (DAY, PAYEE, POUNDS)),
        (("Licence Date", "Trader", "Amount"), (DAY, PAYEE, POUNDS)),
        (("Date", "Firm", "Value", "Gift"), (DAY, PAYEE, POUNDS, ("Lunch",))),
        (("Date", "School", "Grant Amount"), (DAY, PAYEE, POUNDS)),
        (("Payment Date", "Client", "Amount", "Payment Method"), (DAY, PAYEE, POUNDS, ("Card",))),
        (("Payment Date", "Firm", "Shop", "Amount"), (DAY, PAYEE, PAYEE, POUNDS)),
        (("Payment Date", "Consultancy", "Amount"), (DAY, ACCOUNTS, POUNDS)),
        (("Payment Date", "Firm", "Amount"), (DAY, ("Marrow Ltd",), POUNDS)),
    ],
)  # fmt: skip
def test_names_of_others_are_no_payees(tmp_path, heads, cells):
    assert not landed(tmp_path, heads, *cells).payments


def test_invoices_that_are_asked_for_are_no_payments(tmp_path):
    heads = ("Date", "Client", "Amount")
    assert not landed(tmp_path, heads, DAY, PAYEE, POUNDS, name="invoices raised.csv").payments


def test_names_beside_texts_with_as_many_names_are_those_of_who_pays(tmp_path):
    told = [f"{line[PAYEE]} {line[DAY]}" for line in LINES]
    heads = ("Payment Date", "School", "Narrative", "Amount")
    assert not landed(tmp_path, heads, DAY, BODIES, told, POUNDS).payments
