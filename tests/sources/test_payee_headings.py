"""Who was paid, under headings that say so in other words, or that may name others as well."""

import pytest

from tests.sources.odd import stage_all, text

NAMES = ("Gannet Ltd", "Dunlin Trust", "Heron & Sons", "Avocet CIC", "Curlew Care", "J Smith")
BODIES = ("Marrow NHS Trust", "Bay Council", "Cove University", "Fen Council", "Dell College")
ACCOUNTS = ("Agency Staff", "Stationery", "Legal Fees", "Travel", "Adult Social Care Fees")
LINES = tuple((f"{n + 1:02}/05/2023", NAMES[n % 6], f"{n + 1}.50") for n in range(24))
DAY, PAYEE, POUNDS = range(3)


HEADINGS = (
    "Who was paid", "To Whom", "To Whom Paid", "Payable to", "Payment To", "Payment Made To",
    "Remit To", "Made out to", "Cheque payable to", "In favour of", "Body Paid", "Invoice From",
    "Purchased From", "Firm", "Trader", "Retailer", "Shop", "Consultant", "Landlord", "Care Home",
    "Direct Debit To", "Practice Name", "Alpha Name", "Organisation/Individual",
    "External Organisation",
)  # fmt: skip
MAY_OWE = ("Account Name", "Client Name", "Client", "Business", "Person")
ONE = ("Capita plc",)
SEVERAL = {
    "one paid": (("Organisation", "Date", "To Whom", "Amount"), (BODIES, DAY, ONE, POUNDS)),
    "one firm": (("Organisation", "Date Paid", "Firm", "Amount"), (BODIES, DAY, ONE, POUNDS)),
    "firm": (("Organisation", "Date Paid", "Firm", "Amount"), (BODIES, DAY, PAYEE, POUNDS)),
    "company": (("Company", "Date Paid", "Firm", "Amount"), (("Marrow Ltd",), DAY, PAYEE, POUNDS)),
    "recipient": (("Company", "Date Paid", "Recipient", "Amount"), (BODIES, DAY, PAYEE, POUNDS)),
    "joint": (("Cost Centre", "Account Name", "Client Name", "Date", "Amount"),
              (("Housing",), ACCOUNTS, PAYEE, DAY, POUNDS)),
    "supplier": (("Client", "Date Paid", "Supplier", "Amount"), (BODIES, DAY, PAYEE, POUNDS)),
    "merchant": (("School", "Date Paid", "Merchant", "Amount"), (BODIES, DAY, PAYEE, POUNDS)),
}  # fmt: skip
OTHERS = {
    "accounts": (("Department", "Account Name", "Payment Date", "Amount"),
                 (("Housing",), ACCOUNTS, DAY, POUNDS)),
    "nothing told": (("Date", "Account Name", "Amount"), (DAY, PAYEE, POUNDS)),
    "debts": (("Invoice Date", "Client Name", "Invoice Amount"), (DAY, PAYEE, POUNDS)),
    "paid debts": (("Invoice Date", "Client", "Amount", "Date Paid"), (DAY, PAYEE, POUNDS, DAY)),
    "invoices": (("Invoice Date", "Firm", "Amount"), (DAY, PAYEE, POUNDS)),
    "credits": (("Payment Date", "Account Name", "Credit Amount"), (DAY, PAYEE, POUNDS)),
    "receipts": (("Date Paid", "Firm", "Amount Received"), (DAY, PAYEE, POUNDS)),
    "licences": (("Licence Date", "Trader", "Amount"), (DAY, PAYEE, POUNDS)),
    "gifts": (("Date", "Firm", "Value", "Gift"), (DAY, PAYEE, POUNDS, ("Lunch",))),
    "grants": (("Date", "School", "Grant Amount"), (DAY, PAYEE, POUNDS)),
    "fees": (("Payment Date", "Client", "Amount", "Method"), (DAY, PAYEE, POUNDS, ("Card",))),
    "two names": (("Payment Date", "Firm", "Shop", "Amount"), (DAY, PAYEE, PAYEE, POUNDS)),
    "words": (("Payment Date", "Consultancy", "Amount"), (DAY, ACCOUNTS, POUNDS)),
    "one name": (("Payment Date", "Firm", "Amount"), (DAY, ("Marrow Ltd",), POUNDS)),
    "narrative": (("Payment Date", "School", "Narrative", "Amount"),
                  (DAY, BODIES, [f"{line[PAYEE]} {line[DAY]}" for line in LINES], POUNDS)),
}  # fmt: skip


def _file(heading, cells, name="may.csv"):
    """A file of a heading and, of each line, cells that are a part of it or some names in turn."""
    rows = [
        [line[cell] if isinstance(cell, int) else cell[n % len(cell)] for cell in cells]
        for n, line in enumerate(LINES)
    ]
    return name, text(heading, *rows)


def _files():
    for i, heading in enumerate(HEADINGS):
        yield f"said {i}", _file(("Payment Date", heading, "Amount"), (DAY, PAYEE, POUNDS))
    for heading in MAY_OWE:
        cells = (DAY, PAYEE, ACCOUNTS, POUNDS)
        yield f"type {heading}", _file(("Date", heading, "Expense Type", "Amount"), cells)
        heads = ("Date", heading, "Reference", "Amount")
        yield f"name {heading}", _file(heads, cells, "spend over 500 may.csv")
    for name, (heading, cells) in (SEVERAL | OTHERS).items():
        yield name, _file(heading, cells)
    heads = ("Date", "Client", "Amount")
    yield "asked for", _file(heads, (DAY, PAYEE, POUNDS), "invoices raised.csv")


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    return stage_all(tmp_path_factory.mktemp("payees"), dict(_files()))


@pytest.mark.parametrize("heading", HEADINGS)
def test_headings_that_say_who_was_paid(found, heading):
    one = found[f"said {HEADINGS.index(heading)}"]
    assert one.each("payee_name") == [line[PAYEE] for line in LINES]


@pytest.mark.parametrize("heading", MAY_OWE)
@pytest.mark.parametrize("told_by", ["type", "name"])
def test_headings_of_those_who_may_owe_count_where_money_was_spent(found, heading, told_by):
    one = found[f"{told_by} {heading}"]
    assert one.each("payee_name") == [line[PAYEE] for line in LINES]
    assert f"“{heading}” is taken for payee_name" in one.notes


@pytest.mark.parametrize("name", SEVERAL)
def test_of_several_names_the_one_that_is_said_to_be_paid_counts(found, name):
    wanted = [line[PAYEE] for line in LINES] if PAYEE in SEVERAL[name][1] else [*ONE] * len(LINES)
    assert found[name].each("payee_name") == wanted


@pytest.mark.parametrize("name", [*OTHERS, "asked for"])
def test_names_of_others_are_no_payees(found, name):
    assert not found[name].payments
