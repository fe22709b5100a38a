"""“Updated” of a ledger: the day of payment only where nothing else says when that was."""

import pytest

from pipelines.build.inspect import inspect
from pipelines.config import read_data_folder
from tests.build.folders import write
from tests.sources.odd import LINES, MAY, POUNDS, stage_all, text

DAY, PAYEE, POUND = range(3)
LATER = "14/07/2024"
TAKEN = "is taken for paid_on: its ledger's only day"


def in_june(n):
    return f"{n + 1:02}/06/2024"


def ledger(name, *columns, updated=lambda n: LINES[n][DAY], payee="Supplier(T)"):
    """A ledger of twelve lines with more columns: a heading, and a text or a function of a line."""
    columns = (("Updated", updated), *columns, (payee, PAYEE), ("Account(T)", "Repairs"),
               ("Amount", POUND))  # fmt: skip
    rows = [
        [LINES[n][one] if isinstance(one, int) else one(n) if callable(one) else one
         for _, one in columns]
        for n in range(len(LINES))
    ]  # fmt: skip
    return name, text([heading for heading, _ in columns], *rows)


# What the line or a name states of the month counts: (file, column), and the months as read.
SAID = {
    "a month in words": (ledger("all.csv", ("Period", "May 2024"), updated=in_june), MAY),
    "a month": (ledger("payments.csv", ("Month", "May 2024"), updated=in_june), MAY),
    "a code": (ledger("all.csv", ("Period", "202402"), updated=in_june), ("none",)),
    "a code beside a name": (
        ledger("payments 2024-05.csv", ("Fiscal period", "202402"), updated=in_june), ("none",),
    ),
    "year and number": (
        ledger("all.csv", ("Year", "2024"), ("Month", "5"), updated=in_june), MAY,
    ),
    "a name": (ledger("spend May 2024.csv", updated=in_june), MAY),
    "a name, and the day of an export": (
        ledger("spend May 2024.csv", updated=lambda n: LATER), MAY,
    ),
    "a month, and the day of an export": (
        ledger("all.csv", ("Period", "May 2024"), updated=lambda n: LATER), MAY,
    ),
}  # fmt: skip
READ = {
    "nothing else": ledger("export.csv"),
    "a name of a year": ledger("spend over 500 2024-25.csv"),
    "with hours": ledger("export.csv", updated=lambda n: f"{LINES[n][DAY]} 10:{n + 10}"),
    "a status of paid lines": ledger("export.csv", ("Status(T)", "Paid in full")),
    "standing orders": ledger("standing orders.csv"),
    "open data": ledger("open data.csv"),
    "open spaces": ledger("export.csv", ("Service(T)", "Open Spaces")),
    "borders": ledger("export.csv", ("Service(T)", "Flower borders")),
    "a vendor": ledger("export.csv", payee="Vendor(T)"),
    "numbers of orders": ledger("suppliers.csv", ("Order No", lambda n: f"PO{n}")),
    "orders' references": ledger("export.csv", ("Purchase Order Ref.", lambda n: n)),
    "PO numbers": ledger("export.csv", ("PO Number", lambda n: f"PO{n}")),
    "who holds a budget": ledger("export.csv", ("Budget Holder(T)", "Homes")),
    "a description": ledger("export.csv", ("Description", lambda n: "Open" if n == 3 else "Gym")),
    "many words": ledger("export.csv", ("What", lambda n: "Open" if n == 3 else f"Gym {n}")),
    "spending by its name": ledger("supplier spend.csv", payee="Name(T)"),
}
UNREAD = {
    "the day of an export": ledger("export.csv", updated=lambda n: LATER),
    "hours of an export": ledger("export.csv", updated=lambda n: f"{LATER} 10:{n + 10}"),
    "open lines": ledger("export.csv", ("Status(T)", "Open")),
    "some open lines": ledger("export.csv", ("Status(T)", lambda n: "Open" if n > 8 else "Paid")),
    "aged debt": ledger("Aged debt ledger.csv"),
    "open items": ledger("open items.csv"),
    "outstanding": ledger("suppliers.csv", ("Outstanding(T)", "x")),
    "orders by their name": ledger("Purchase orders.csv"),
    "orders by a heading": ledger("suppliers.csv", ("Orders", lambda n: n)),
    "ordered": ledger("suppliers.csv", ("Amount Ordered", lambda n: n)),
    "budgets": ledger("suppliers.csv", ("Budget(T)", "x")),
    "held lines": ledger("suppliers.csv", ("Flag", lambda n: "Held" if n > 8 else "OK")),
    "nobody is said to be paid": ledger("export.csv", payee="Name(T)"),
    "a quarter": ledger("suppliers Q1 2024-25.csv", updated=in_june),
    "a numbered period": ledger("suppliers P02.csv", updated=in_june),
}


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    files = {f"said {name}": file for name, (file, _) in SAID.items()}
    files |= {f"read {name}": file for name, file in READ.items()}
    return stage_all(tmp_path_factory.mktemp("ledgers"), files)


@pytest.fixture(scope="module")
def looked_at(tmp_path_factory):
    files = {f"{name}/{file}": data for name, (file, data) in UNREAD.items()}
    root = write(tmp_path_factory.mktemp("unread"), files)
    return {one.name.split("/")[0]: one for one in inspect(read_data_folder(root))}


@pytest.mark.parametrize("name", SAID)
def test_the_month_that_is_said_counts(found, name):
    one = found[f"said {name}"]
    assert (one.pounds, one.months, one.each("paid_on")) == (POUNDS, SAID[name][1], [None] * 12)
    assert TAKEN not in one.notes
    assert "numbers the" not in one.notes


@pytest.mark.parametrize("name", READ)
def test_the_only_day_of_a_ledger_counts(found, name):
    one = found[f"read {name}"]
    assert (one.pounds, one.months) == (POUNDS, MAY)
    assert TAKEN in one.notes


@pytest.mark.parametrize("name", UNREAD)
def test_a_day_on_which_something_else_was_updated_is_none_of_payment(looked_at, name):
    assert looked_at[name].kind != "spend" or looked_at[name].refused_because


SAYS_WHY = {
    "the day of an export": "one day of all lines is that of an export",
    "some open lines": "“Status(T)” says “Open” of some lines",
    "orders by a heading": "“Orders” may tell when it was paid, or that it was not",
    "open items": "the file's name (“open items”) may tell when it was paid, or that it was not",
}


@pytest.mark.parametrize("name", SAYS_WHY)
def test_why_such_a_day_is_not_taken_is_told(looked_at, name):
    told = f"“Updated” is not taken for the day of payment: {SAYS_WHY[name]}"
    assert any(told in one for one in looked_at[name].odd)


def test_numbers_of_months_are_not_called_periods(tmp_path):
    rows = [(*line, "5") for line in LINES]
    file = ("all.csv", text(("Date", "Supplier", "Amount", "Month"), *rows))
    notes = stage_all(tmp_path, {"a": file})["a"].notes
    assert "“Month” numbers the months of a year: the days count" in notes


SOURCE = '[[source]]\nfiles = ["a/all.csv"]\nperiod = "2024-05"\n'


@pytest.mark.parametrize(
    "content",
    [
        ledger("all.csv", updated=in_june)[1],
        text(("Period", "Supplier", "Amount"), *(("2", *line[1:]) for line in LINES)),
    ],
)
def test_the_month_that_a_person_says_counts(tmp_path, content):
    root = write(tmp_path, {"a/all.csv": content, "sources.toml": SOURCE})
    (one,) = [o for o in inspect(read_data_folder(root)) if o.name == "a/all.csv"]
    assert (one.kind, one.first_period, one.lines_accepted) == ("spend", "2024-05", 12)
    assert not any("the days count" in odd or TAKEN in odd for odd in one.odd)
