"""Who was paid, under headings that say so in other words, or that may name others as well."""

import pytest

from tests.sources.odd import stage_all, text

NAMES = ("Gannet Ltd", "Dunlin Trust", "Heron & Sons", "Avocet CIC", "Curlew Care", "J Smith")
BODIES = ("Marrow NHS Trust", "Bay Council", "Cove University", "Fen Council", "Dell College")
ACCOUNTS = ("Agency Staff", "Stationery", "Legal Fees", "Travel", "Adult Social Care Fees")
SCHOOLS = ("St Mary Academy", "Hillside School", "Oak College", "Fen Nursery Trust", "Ash School")
HOMES = ("Rose House Trust", "Elm Lodge Ltd", "The Gables", "Ivy Court Ltd", "Oak Home")
AGENCIES = ("Vehicle Agency Trust", "Roads Co Ltd", "Sea Agency", "Driver Council", "Rail Ltd")
CLIENTS = ("Mrs A Brown", "Mr P Jones", "Miss S Green", "Mr T Black", "Dr M White")
OFFICERS = ("Alan Brown", "Susan Green", "Peter Jones", "Mary White", "Tom Black")
LEDGER = ("Trust Fund Grants", "Council Tax", "NHS Recharges", "Limited Company Staff", "Charity")
LINES = tuple((f"{n + 1:02}/05/2023", NAMES[n % 6], f"{n + 1}.50") for n in range(24))
DAY, PAYEE, POUNDS = range(3)


HEADINGS = (
    "Who was paid", "To Whom", "To Whom Paid", "Payable to", "Payment To", "Payment Made To",
    "Remit To", "Made out to", "Cheque payable to", "In favour of", "Body Paid", "Invoice From",
    "Purchased From", "Firm", "Trader", "Retailer", "Shop", "Consultant", "Landlord", "Care Home",
    "Direct Debit To", "Practice Name", "Alpha Name", "Organisation/Individual",
    "External Organisation",
)  # fmt: skip
# Of these nothing else says that money went out.
MAY_COME_IN = (
    "Firm", "Trader", "Retailer", "Shop", "Consultant", "Landlord", "Care Home", "Practice Name",
    "Alpha Name", "Organisation/Individual", "External Organisation",
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
    "officer": (("Date Paid", "Company", "Amount", "Purchased By"),
                (DAY, PAYEE, POUNDS, OFFICERS)),
    "buyer": (("Date Paid", "Provider", "Amount", "Bought by"), (DAY, PAYEE, POUNDS, OFFICERS)),
    "clerk": (("Date Paid", "Company", "Amount", "Invoiced By"), (DAY, PAYEE, POUNDS, OFFICERS)),
    "biller": (("Date Paid", "Company", "Amount", "Billed By"), (DAY, PAYEE, POUNDS, OFFICERS)),
    "charged": (("Date Paid", "Company", "Amount", "To whom charged"),
                (DAY, PAYEE, POUNDS, BODIES)),
    "delivered": (("Date Paid", "Company", "Amount", "Delivered to whom"),
                  (DAY, PAYEE, POUNDS, BODIES)),
    "client": (("Client Paid", "Provider", "Payment Date", "Amount"),
               (OFFICERS, PAYEE, DAY, POUNDS)),
    "person for": (("Provider", "Person Paid For", "Payment Date", "Amount"),
                   (PAYEE, OFFICERS, DAY, POUNDS)),
    "for whom": (("Company", "For whom paid", "Payment Date", "Amount"),
                 (PAYEE, OFFICERS, DAY, POUNDS)),
    "by whom": (("Company", "By whom paid", "Payment Date", "Amount"),
                (PAYEE, OFFICERS, DAY, POUNDS)),
    "on behalf": (("Company", "Person Paid On Behalf Of", "Payment Date", "Amount"),
                  (PAYEE, OFFICERS, DAY, POUNDS)),
    "served": (("Provider", "Service Recipient", "Payment Date", "Amount"),
               (PAYEE, OFFICERS, DAY, POUNDS)),
    "merchant": (("School", "Date Paid", "Merchant", "Amount"), (BODIES, DAY, PAYEE, POUNDS)),
}  # fmt: skip
OTHERS = {
    "accounts": (("Department", "Account Name", "Payment Date", "Amount"),
                 (("Housing",), ACCOUNTS, DAY, POUNDS)),
    "ledger": (("Payment Date", "Account Name", "Cost Centre", "Amount"),
               (DAY, LEDGER, ("C1",), POUNDS)),
    "schools": (("School", "Date Paid", "Expense Type", "Amount"),
                (SCHOOLS, DAY, ACCOUNTS, POUNDS)),
    "homes": (("Care Home", "Payment Date", "Cost Centre", "Amount"),
              (HOMES, DAY, ("C1",), POUNDS)),
    "home": (("Home", "Service Area", "Date Paid", "Amount"), (HOMES, ("Adults",), DAY, POUNDS)),
    "agencies": (("Department", "Agency", "Date of payment", "Cost Centre", "Amount"),
                 (("Transport",), AGENCIES, DAY, ("C1",), POUNDS)),
    "cared for": (("Client", "Service Area", "Payment Date", "Amount"),
                  (CLIENTS, ("Home Care",), DAY, POUNDS)),
    "bodies": (("Body", "Payment Date", "Expense Type", "Amount"),
               (BODIES, DAY, ACCOUNTS, POUNDS)),
    "paid by": (("Date Paid", "Trader", "Amount"), (DAY, PAYEE, POUNDS)),
    "amount paid": (("Date", "Trader", "Amount Paid"), (DAY, PAYEE, POUNDS)),
    "pay method": (("Date Paid", "Trader", "Payment Method", "Amount"),
                   (DAY, PAYEE, ("Card",), POUNDS)),
    "licence": (("Payment Date", "Trader", "Licence No", "Amount"),
                (DAY, PAYEE, ("L1",), POUNDS)),
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
# What names a table whose money may come in: a file, or a title above its headings.
COMING_IN = (
    "licence fees 2024", "hmo licences 2024", "penalty charges may 2024", "fines may",
    "hall hire may 2024", "market rents 2024", "room bookings", "school meals may", "care fees",
    "parking permits", "council_tax may",
    "s106 contributions", "cil payments may", "business rates may 2024", "sales may",
)  # fmt: skip
GOING_OUT = (
    "payments may 2024", "spend on agency fees", "payments made to landlords of rents",
    "supplier charges over 500", "expenditure hire of vehicles", "marketing may", "2024-05",
    "refined list", "chargers may", "hired may", "legal payments", "current may", "finest may",
)  # fmt: skip


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
    for name in COMING_IN + GOING_OUT:
        cells = (("Payment Date", "Firm", "Amount"), (DAY, PAYEE, POUNDS))
        yield f"named {name}", _file(*cells, f"{name}.csv")
        _, content = _file(*cells)
        yield f"titled {name}", ("may.csv", f"{name},,\n{content}")
    heads = ("Date", "Client", "Amount")
    yield "asked for", _file(heads, (DAY, PAYEE, POUNDS), "invoices raised.csv")


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    files = dict(_files())
    folders = {name: str(n) for n, name in enumerate(files)}  # a folder's name tells, too
    staged = stage_all(
        tmp_path_factory.mktemp("payees"), {folders[name]: files[name] for name in files}
    )
    return {name: staged[folder] for name, folder in folders.items()}


@pytest.mark.parametrize("heading", HEADINGS)
def test_headings_that_say_who_was_paid(found, heading):
    one = found[f"said {HEADINGS.index(heading)}"]
    assert one.each("payee_name") == [line[PAYEE] for line in LINES]
    is_told = "that money went out is said by “Payment Date” alone" in one.notes
    assert is_told == (heading in MAY_COME_IN)


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


@pytest.mark.parametrize("name", COMING_IN)
@pytest.mark.parametrize("by", ["named", "titled"])
def test_whoever_stands_in_a_list_of_money_that_comes_in_is_no_payee(found, name, by):
    assert not found[f"{by} {name}"].payments


@pytest.mark.parametrize("name", GOING_OUT)
@pytest.mark.parametrize("by", ["named", "titled"])
def test_other_names_of_a_list_of_payments_keep_its_payees(found, name, by):
    assert found[f"{by} {name}"].each("payee_name") == [line[PAYEE] for line in LINES]
