"""Names of files, sheets and titles: what they tell of that nobody has paid yet."""

import pytest

from pipelines.build.inspect import buildable, inspect
from pipelines.config import read_data_folder
from pipelines.sources._named_unpaid import held_by, told_by
from tests.build.folders import write
from tests.sources.odd import LINES, MAY, POUNDS, stage_all, text
from tests.sources.test_sheets_alike import book

DAYLESS = text(("Supplier", "Amount", "Service"), *((*line[1:], "Care") for line in LINES))
FULL = text(
    ("Number", "Supplier Name", "Net Amount", "Directorate", "Expense Type"),
    *((f"51{n}", *line[1:], "Homes", "Repairs") for n, line in enumerate(LINES)),
)
DATED = text(("Date", "Supplier", "Amount"), *LINES)
PAID = text(("Payment Date", "Supplier", "Amount"), *LINES)
UNPAID = {
    "purchase-orders-may-2024": "purchase orders",
    "orders raised May 2024": "orders raised",
    "aged-creditors-may-2024": "aged creditors",
    "outstanding invoices May 2024": "outstanding invoices",
    "commitments_may_2024": "commitments",
    "PurchaseOrders_May2024_payments": "Purchase Orders",
    "payments-POs-2024-05": "POs",
    "POs over 500 May 2024 payments": "POs",
    "pending payments May 2024": "pending payments",
    "Payments awaiting approval May 2024": "awaiting approval",
    "Supplier orders awaiting payment May 2024": "awaiting payment",
    "Committed spend over £500 May 2024": "Committed spend",
    "Creditors payments due May 2024": "payments due",
    "Unpaid_invoices_May_2024_payments": "Unpaid invoices",
    "expenditure_over_500_outstanding_2024_05": "outstanding",
    "payments May 2024 awaiting": "awaiting",
    "Supplier invoices not yet paid May 2024": "not yet paid",
    "Spend commitments May 2024": "Spend commitments",
    "PO over 500 May 2024": "PO",
    "supplier quotes May 2024": "quotes",
    "Cancelled payments May 2024": "Cancelled payments",
    "Failed BACS May 2024 payments": "Failed BACS",
    "Payments_rejected_May_2024": "rejected",
    "Forthcoming supplier payments May 2024": "Forthcoming supplier payments",
    "Future payments May 2024": "Future payments",
    "Upcoming payments to suppliers May 2024": "Upcoming payments",
    "Expected spend May 2024": "Expected spend",
    "Estimated expenditure over 500 May 2024": "Estimated expenditure",
    "Disputed invoices supplier payments May 2024": "Disputed invoices",
    "Payments on hold May 2024": "on hold",
    "supplier cheques cancelled 2024-05": "cancelled",
    "Payments due to end of May 2024": "Payments due",
    "Amounts due to suppliers May 2024": "Amounts due to",
}
OF_PAYMENTS = (
    "Non PO payments over £500 May 2024", "Supplier payments May 2024 (PO and non PO)",
    "Payments with No PO May 2024", "Supplier payments over 500 May 2024 in date order",
    "Payments to suppliers May 2024 - in alphabetical order", "Over 500 May 2024 date order",
    "Aged Care payments over 500 May 2024", "Order of St John payments May 2024",
    "Payments to suppliers - Outstanding Schools Trust - May 2024",
    "Payments_over_500_May_2024_PO_Box", "Payments over £500 May 2024 Accruals basis",
    "Purchase-order-payments May 2024", "Payments against purchase orders May 2024",
    "Money orders and payments to suppliers May 2024", "standing orders paid May 2024",
    "Spend over £500 May 2024 sort order supplier", "Purchase orders paid May 2024",
    "Payments to suppliers incl. PO number May 2024", "POS payments to suppliers May 2024",
    "Payments May 2024 excl outstanding invoices", "Payments May 2024 without any accrued spend",
    "Spend May 2024 (unpaid invoices are excluded)",
    "border-force-payments-may-2024", "Payments due diligence team May 2024",
    "Expenditure due to COVID May 2024", "payments due to suppliers May 2024",
    "Spend May 2024 amounts due to suppliers", "paid invoices awaiting publication May 2024",
    "Payments within 30 days not paid late May 2024", "Payments over £500 (Purchase Orders) May 24",
    "Spend over £500 (POs) May 2024", "Spend May 2024 invoices overdue for publication",
    "Payments May 2024 excluding cancelled cheques", "Spend May 2024 cancelled payments removed",
    "Payments to Future Homes Trust May 2024", "Failed asylum support payments May 2024",
    "Payments May 2024 rejected lines are omitted", "Better Futures spend May 2024",
    "Spend May 2024 (expected publication)", "Payments for returned goods May 2024",
    "Payments over 500 May 2024 inc cancelled", "Payments May 2024 incl. any voided cheques",
    "Spend May 2024 invoices on hold excluded", "Spend May 2024 without invoices on hold",
    "Payments May 2024 cancelled cheques shown as credits",
    "Expenditure May 2024 (exc. failed BACS)",
    "Committee spend May 2024", "Supplier payments May 2024 excluding purchase orders",
)  # fmt: skip


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    files = {name: (f"{name}.csv", DAYLESS) for name in (*UNPAID, *OF_PAYMENTS)}
    files |= {f"title {n}": ("spend.csv", f"{title}\n{DAYLESS}") for n, title in enumerate(TITLES)}
    for n, title in enumerate(OF_SOME):
        files |= {f"some {n}": ("payments May 2024.csv", f"{title}\n{DAYLESS}"),
                  f"dated {n}": ("a.csv", f"{title}\n{PAID}")}  # fmt: skip
    for n, title in enumerate(OF_NONE):
        files[f"none {n}"] = ("payments May 2024.csv", f"{title}\n{DAYLESS}")
    files["full"] = ("purchase-orders-may-2024.csv", FULL)
    for name in ("Outstanding orders May 2024", "orders", "payments in date order"):
        files |= {f"{name} {n}": (f"{name}.csv", one) for n, one in enumerate((DATED, PAID))}
    files["cancelled"] = ("Cancelled payments.csv", PAID)
    return stage_all(tmp_path_factory.mktemp("named"), files)


TITLES = (
    "Purchase orders outstanding at May 2024",
    "Supplier payments May 2024, in date order",
    "Spend of May 2024,PO details,Orders",
)


# Titles of payments, some of which came to nothing, or that name others that are not there.
OF_SOME = (
    "Payments over £500 - May 2024 (excluding invoices on hold)",
    "Spend May 2024 - invoices on hold excluded", "No payments were on hold",
    "Cancelled payments are shown as negatives", "Cancelled cheques are shown as credits",
    "Spend over £500 including cancelled cheques", "Payments reissued after failed BACS",
    "Failed Direct Debits represented", "Future payments will be published monthly",
    "Includes cancelled cheques", "Payments May 2024 - rejected BACS shown as credits",
    "Cancelled payments are in brackets", "Payments and cancelled cheques of the month",
    "None on hold", "Estimated payments will not be included", "Spend with voided items in red",
    "Payments (voided in red)",
)  # fmt: skip
OF_NONE = {
    "Cancelled payments": "Cancelled payments", "Cancelled payments May 2024": "Cancelled payments",
    "Payments rejected May 2024": "rejected", "Cancelled cheques": "Cancelled cheques",
    "List of failed payments to suppliers over £500": "failed payments",
    "Payments on hold": "on hold", "Future payments May 2024": "Future payments",
    "Forthcoming": "Forthcoming", "Invoices on hold May 2024": "on hold",
    "Purchase orders and payments": "Purchase orders",
}  # fmt: skip


@pytest.mark.parametrize("n", range(len(OF_SOME)))
def test_a_title_of_payments_may_tell_of_some_that_came_to_nothing(found, n):
    for one in (found[f"some {n}"], found[f"dated {n}"]):
        assert (one.reason, one.months, one.pounds) == ("", MAY, POUNDS)
        assert "nobody may have been paid" not in one.notes


@pytest.mark.parametrize(("n", "told"), list(enumerate(OF_NONE.values())))
def test_a_title_of_nothing_else_is_asked_about(found, n, told):
    assert not found[f"none {n}"].payments
    assert f"a title above its headings tells of “{told}”" in found[f"none {n}"].reason


@pytest.mark.parametrize("name", UNPAID)
def test_what_is_not_paid_has_no_month_by_its_name_and_that_is_said(found, name):
    one = found[name]
    assert not one.payments
    said = f"no column holds a day, and its name tells of “{UNPAID[name]}”: nobody may have been"
    assert said in one.reason
    assert 'period = "2024-05"' in one.reason


@pytest.mark.parametrize("name", OF_PAYMENTS)
def test_payments_are_of_the_month_of_their_name_whatever_else_it_says(found, name):
    one = found[name]
    assert (one.reason, one.months, one.pounds) == ("", MAY, POUNDS)
    assert "nobody may have been paid" not in one.notes


def test_a_title_says_it_as_well(found):
    said = "a title above its headings tells of “Purchase orders”"
    assert said in found["title 0"].reason
    for other in ("title 1", "title 2"):
        assert (found[other].months, found[other].pounds) == (MAY, POUNDS)


def test_a_table_of_many_known_headings_is_told_so_too(found):
    assert "its name tells of “purchase orders”" in found["full"].reason


@pytest.mark.parametrize("name", ["Outstanding orders May 2024", "orders"])
def test_orders_with_a_day_count_and_are_told(found, name):
    assert found[f"{name} 0"].pounds == POUNDS
    assert "orders”: nobody may have been paid" in found[f"{name} 0"].notes


@pytest.mark.parametrize("name", ["orders 1", "payments in date order 0"])
def test_what_says_that_it_was_paid_is_not(found, name):
    assert (found[name].pounds, "nobody may" in found[name].notes) == (POUNDS, False)


def test_what_came_to_nothing_is_told_though_a_day_says_that_it_was_paid(found):
    assert found["cancelled"].pounds == POUNDS
    assert "its name tells of “Cancelled payments”: nobody may have" in found["cancelled"].notes


@pytest.mark.parametrize(
    ("sheet", "titles", "held"),
    [
        ("PO payments", [], None),
        ("Paid", [], None),
        ("Open orders", [], ("its sheet", "Open orders")),
        ("OpenPOs", [], ("its sheet", "Open POs")),
        ("", ["Orders raised"], ("a title above its headings", "Orders raised")),
        ("", ["All payments of the month, and the purchase orders that they were made on"], None),
    ],
)
def test_of_the_sheets_of_a_workbook_those_of_orders_are_held_back(sheet, titles, held):
    assert held_by("payments May 2024", sheet, titles) == held


def test_a_sheet_that_says_payments_holds_some_whatever_its_file_is_called():
    assert held_by("orders and payments May 2024", "Payments", []) is None
    assert told_by("orders May 2024") == "orders"


def _looked_at(root, name, sheets, said=""):
    """Reports of a workbook whose sheets hold payments without a day, of other pounds each."""
    rows = {
        sheet: [
            ("Supplier", "Amount", "Service"),
            *((payee, float(pounds) + more, "Care") for _, payee, pounds in LINES),
        ]
        for more, sheet in enumerate(sheets)
    }
    return inspect(read_data_folder(write(root, {name: book(rows), "sources.toml": said})))


@pytest.mark.parametrize(
    ("name", "sheets"),
    [
        ("spend May 2024.xlsx", ("Non PO", "PO")),
        ("payments May 2024.xlsx", ("Invoices", "POs")),
        ("spend May 2024.xlsx", ("Payments", "Commitments")),
    ],
)
def test_a_sheet_of_money_that_is_left_out_is_asked_about(tmp_path, name, sheets):
    lands, held = _looked_at(tmp_path, name, sheets)
    assert (lands.sure, lands.amount_gbp) == ("certain", POUNDS)
    assert not any("sheet" in one for one in lands.odd)
    assert held.sure == "refused" and f"its sheet tells of “{sheets[1]}”" in held.refused_because
    assert f'# or sheets_left_out = ["{sheets[1]}"]' in held.choices
    assert not buildable([lands, held])
    for line, pounds in ((f'sheets_left_out = ["{sheets[1]}"]', POUNDS),
                         ('period = "2024-05"', 2 * POUNDS + len(LINES))):  # fmt: skip
        reports = _looked_at(tmp_path, name, sheets, f'[[source]]\nfiles = ["*"]\n{line}\n')
        assert buildable(reports) and [one.amount_gbp for one in reports] == [pounds]


def test_a_sheet_of_payments_in_a_file_of_orders_counts_and_is_told(tmp_path):
    (one,) = _looked_at(tmp_path, "Purchase orders May 2024.xlsx", ("Payments",))
    assert one.amount_gbp == POUNDS
    assert "its name tells of “Purchase orders” and its sheet of “Payments”" in "; ".join(one.odd)
    for name, sheet in (("spend May 2024.xlsx", "Payments"), ("Orders May 2024.xlsx", "Sheet1")):
        told = "; ".join(odd for one in _looked_at(tmp_path / sheet, name, (sheet,))
                         for odd in one.odd)  # fmt: skip
        assert "count as payments" not in told
