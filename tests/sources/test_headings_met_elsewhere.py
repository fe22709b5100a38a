"""Headings of publishers that no file of the sample comes from: read as they are meant."""

from decimal import Decimal

import pytest

from tests.build.folders import landed

PAYEES = ("Gannet Ltd", "Dunlin Trust", "Heron & Sons", "Avocet CIC")
LINES = [(f"{n % 28 + 1:02}/05/2023", PAYEES[n % 4], f"{n + 1}.50") for n in range(24)]
POUNDS = sum(Decimal(pounds) for _, _, pounds in LINES)


def text(*heading, lines=LINES):
    return "".join(",".join(f'"{cell}"' for cell in row) + "\n" for row in [heading, *lines])


def report(inspected, content, name="spend/may.csv"):
    return inspected(name, content)


# Amounts ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "code"),
    [
        ("Expenditure (£)", "Cost Centre"),
        ("Price", "Cost Center"),
        ("Amount ex. recoverable VAT", "Cost Element"),
        ("Amount in LC", "Spend Category"),
        ("Home Spend", "Cost Object"),
    ],
)
def test_a_code_is_never_taken_for_an_amount(inspected, heading, code):
    lines = [(day, payee, f"{10200 + n}", pounds) for n, (day, payee, pounds) in enumerate(LINES)]
    found = report(inspected, text("Payment Date", "Supplier", code, heading, lines=lines))
    assert (found.kind, found.lines_accepted, found.amount_gbp) == ("spend", 24, POUNDS)


@pytest.mark.parametrize(
    "heading",
    ["Distribution Account Amount", "Cost Element Amount", "Amount by Cost Centre", "Account Value",
     "Group Amount", "Amount in Group Currency", "Total Group Spend", "Category Spend",
     "Object Amount", "Subjective Amount", "Amount Paid Into Account", "Amount Level 1"],
)  # fmt: skip
def test_an_amount_of_a_code_is_one(inspected, heading):
    found = report(inspected, text("Payment Date", "Supplier", heading))
    assert (found.kind, found.lines_accepted, found.amount_gbp) == ("spend", 24, POUNDS)


@pytest.mark.parametrize("plan", ["Budget", "Forecast", "Budget (£)"])
def test_what_was_actually_spent_counts_beside_a_plan(inspected, plan):
    lines = [(day, payee, "9.99", pounds) for day, payee, pounds in LINES]
    found = report(inspected, text("Date", "Supplier", plan, "Actual", lines=lines))
    assert (found.kind, found.amount_gbp) == ("spend", POUNDS)


@pytest.mark.parametrize(
    "heading", ["Amount (accrued)", "Amount (hourly rate)", "Amount (remaining)", "Value (savings)"]
)
def test_what_was_not_paid_is_no_amount(inspected, heading):
    found = report(inspected, text("Date", "Supplier", heading, lines=LINES))
    assert (found.kind, found.amount_gbp) != ("spend", POUNDS)
    assert not found.amount_gbp


def test_an_actual_day_is_no_amount(inspected):
    lines = [(day, payee, day, pounds) for day, payee, pounds in LINES]
    found = report(inspected, text("Date", "Supplier", "Actual", "Line Cost", lines=lines))
    assert found.amount_gbp == POUNDS


@pytest.mark.parametrize(
    ("price", "heading"),
    [("Unit Price", "Line Total"), ("Unit Price (£)", "Line Value"), ("Price", "Line Cost"),
     ("Price each", "Cost"), ("Unit Cost", "Line Total"), ("Cost per item", "Line Cost"),
     ("Contract Price", "Amount Charged"),
     ("Planned Expenditure", "Amount Charged"), ("Expenditure", "Amount Charged"),
     ("Contract Value", "Value"), ("Contract Value", "Line Total"), ("Price per unit", "Price")],
)  # fmt: skip
def test_a_price_beside_an_amount_is_none(inspected, price, heading):
    lines = [
        (day, payee, f"{n + 2}.25", "4", pounds) for n, (day, payee, pounds) in enumerate(LINES)
    ]
    content = text("Date", "Merchant", price, "Quantity", heading, lines=lines)
    found = report(inspected, content)
    assert (found.lines_accepted, found.amount_gbp) == (24, POUNDS)


@pytest.mark.parametrize("price", ["Unit Price", "Contract Price", "Planned Expenditure"])
def test_a_price_of_one_or_a_plan_is_no_payment(inspected, price):
    assert report(inspected, text("Date", "Merchant", price)).amount_gbp is None


def test_codes_alone_are_no_payments(inspected):
    lines = [(day, payee, f"{10200 + n}.00") for n, (day, payee, _) in enumerate(LINES)]
    found = report(inspected, text("Payment Date", "Supplier", "Cost Centre", lines=lines))
    assert (found.kind, found.amount_gbp) == ("unknown", None)


# Payees -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "heading", ["Organisation", "Organisation Name", "Organisation Paid", "Trading Name",
                "Third Party", "Business Name", "Name of Organisation"],
)  # fmt: skip
def test_organisations_that_differ_are_those_paid(tmp_path, heading):
    tables, (row,) = landed(tmp_path, {"spend/may.csv": text("Date", heading, "Amount")})
    assert (row["kind"], row["lines_rejected"]) == ("spend", 0)
    assert tables["raw_spend"][0]["payee_name"] == "Gannet Ltd"


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        (("Date", "Organisation", "Amount"), "Marrow Council"),
        (("Inspection Date", "Business Name", "Rating Value"), None),
        (("Date", "Trading Name", "Rateable Value"), None),
        (("Licence Date", "Business Name", "Fee"), None),
        (("Date Account Closed", "Business Name", "Credit Amount"), None),
        (("Date", "Organisation", "Attendance"), None),
    ],
)
def test_other_lists_of_organisations_are_no_payments(inspected, heading, name):
    lines = [(day, name or payee, pounds) for day, payee, pounds in LINES]
    assert report(inspected, text(*heading, lines=lines)).kind != "spend"


@pytest.mark.parametrize(("differ", "kind"), [(3, "unknown"), (4, "spend")])
def test_three_organisations_may_be_those_of_one_group(inspected, differ, kind):
    group = ("Marrow Council", "Marrow Pension Fund", "Marrow Homes Ltd", "Marrow Trust")
    lines = [(day, group[n % differ], pounds) for n, (day, _, pounds) in enumerate(LINES)]
    assert report(inspected, text("Date", "Organisation", "Amount", lines=lines)).kind == kind


@pytest.mark.parametrize("heading", ["Organisation", "Organisation Name"])
def test_an_organisation_beside_a_supplier_is_the_one_that_pays(tmp_path, heading):
    lines = [(f"Council {n % 5}", *line) for n, line in enumerate(LINES)]
    content = text(heading, "Date", "Supplier", "Amount", lines=lines)
    tables, _ = landed(tmp_path, {"spend/may.csv": content})
    assert tables["raw_spend"][0]["payee_name"] == "Gannet Ltd"


@pytest.mark.parametrize(
    "heading", ["Trader", "Business", "Firm", "To Whom", "Narrative", "Client Paid"]
)
def test_organisations_beside_names_that_vary_more_are_those_that_pay(tmp_path, heading):
    lines = [(f"{PAYEES[n % 4]}", day, f"Payee {chr(65 + n)} Ltd", pounds)
             for n, (day, _, pounds) in enumerate(LINES)]  # fmt: skip
    content = text("Organisation", "Date", heading, "Amount", lines=lines)
    tables, _ = landed(tmp_path, {"spend/may.csv": content})
    assert all(row["payee_name"] not in PAYEES for row in tables.get("raw_spend") or ())


def test_organisations_of_few_names_are_those_that_pay(inspected):
    content = text("Date", "Organisation", "Amount", lines=LINES * 4)
    assert report(inspected, content).kind != "spend"


@pytest.mark.parametrize(
    ("earlier", "heading"),
    [
        ("Previous Payments", "This Payment"),
        ("Previously Paid", "Payment"),
        ("Prior Year Amount", "Amount"),
        ("Prior Payment Amount", "Payment Amount"),
    ],
)
def test_what_was_paid_before_is_none_of_this_payment(inspected, earlier, heading):
    lines = [(*line[:2], "77.10", line[2]) for line in LINES]
    found = report(inspected, text("Payment Date", "Supplier", earlier, heading, lines=lines))
    assert found.amount_gbp == POUNDS


# Days ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("paper", "heading"),
    [
        ("Invoice Date", "Check Date"),
        ("Invoice Date", "Cheque Date"),
        ("GL Date", "BACS Run Date"),
        ("Document Date", "Settlement Date"),
        ("Invoice Date", "Cleared Date"),
        ("Invoice Date", "Pmt Date"),
        ("Posting Date", "Remittance Date"),
        ("Invoice Date", "Payment Run"),
        ("Invoice Date", "Pmt Run"),
        ("Invoice Date", "Paid"),
        ("Invoice Date", "Date Paid To Supplier"),
        ("Invoice Date", "Date Paid By BACS"),
        ("Doc. Date", "Clearing"),
        ("Invoice Date", "Cleared"),
    ],
)
def test_the_day_that_the_money_went_is_that_of_payment(inspected, paper, heading):
    lines = [("01/01/2023", *line) for line in LINES]
    found = report(inspected, text(paper, heading, "Supplier", "Amount", lines=lines))
    assert (found.first_period, found.last_period) == ("2023-05", "2023-05")
    assert found.amount_gbp == POUNDS


@pytest.mark.parametrize(
    ("day", "other", "said"),
    [
        ("Payment Date", "Cleared Date", "01/06/2023"),
        ("Date", "Cleared", "01/06/2023"),
        ("Date Paid", "Cheque Date", "01/04/2023"),
        ("Transaction Date", "Settlement Date", "01/06/2023"),
        ("Payment Date", "Remittance Date", "01/06/2023"),
        ("Invoice Date", "Payment Due Date", "01/06/2023"),
        ("Invoice Date", "Payment Terms", "30"),
        ("Invoice Date", "Start Date", "01/06/2023"),
        ("Invoice Date", "Report Date", "01/06/2023"),
        ("Invoice Date", "Cheque No", "41"),
        ("Invoice Date", "Payment Deadline", "01/06/2023"),
        ("Invoice Date", "Payment Deadline Date", "01/06/2023"),
        ("Invoice Date", "Payment Approved", "01/06/2023"),
        ("Invoice Date", "Date Payment Approved", "01/06/2023"),
        ("Invoice Date", "Payment Requested", "01/06/2023"),
        ("Invoice Date", "Payment Hold Released", "01/06/2023"),
        ("Invoice Date", "Payment Hold Released Date", "01/06/2023"),
        ("Invoice Date", "Settlement Discount Date", "01/06/2023"),
        ("Invoice Date", "DBS Clearance", "01/06/2023"),
        ("Invoice Date", "Scheduled Payment", "01/06/2023"),
        ("Invoice Date", "Scheduled Payment Date", "01/06/2023"),
        ("Date", "First Payment", "01/06/2023"),
        ("Transaction Date", "Final Payment Date", "01/06/2023"),
        ("Date", "Planned Payment", "01/06/2023"),
        ("Date", "Cheque Cleared", "01/06/2023"),
    ],
)
def test_another_day_is_not_that_of_payment(inspected, day, other, said):
    lines = [(said, *line) for line in LINES]
    found = report(inspected, text(other, day, "Supplier", "Amount", lines=lines))
    assert (found.first_period, found.last_period) == ("2023-05", "2023-05")


def test_a_day_that_few_lines_have_is_not_that_of_payment(inspected):
    lines = [("" if n % 3 else "01/06/2023", *line) for n, line in enumerate(LINES)]
    found = report(
        inspected, text("Cheque Date", "Invoice Date", "Supplier", "Amount", lines=lines)
    )
    assert (found.first_period, found.last_period) == ("2023-05", "2023-05")


def test_two_days_that_would_be_of_one_month_are_told(inspected):
    lines = [(f"5/{(4, 11)[n % 2]}/2023", *rest) for n, (_, *rest) in enumerate(LINES)]
    found = report(inspected, text("Date", "Supplier", "Amount", lines=lines), "spend/payments.csv")
    assert any("nothing proves that the day stands first" in one for one in found.odd)


def test_two_days_of_one_month_need_no_word(inspected):
    lines = [(f"{(4, 11)[n % 2]}/5/2023", *rest) for n, (_, *rest) in enumerate(LINES)]
    found = report(inspected, text("Date", "Supplier", "Amount", lines=lines), "spend/payments.csv")
    assert not any("nothing proves" in one for one in found.odd)


# Lines --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "label", ["Number of payments", "Count of invoices:", "No. of suppliers", "Count"]
)
def test_how_many_payments_there_are_is_none(inspected, label):
    lines = [*LINES, ("", label, "24"), ("", "Total", str(POUNDS))]
    found = report(inspected, text("Date", "Supplier", "Amount", lines=lines))
    assert (found.lines_accepted, found.amount_gbp) == (24, POUNDS)
    assert any("says how many there are, and is no payment" in one for one in found.odd)


@pytest.mark.parametrize("label", ["Average", "Mean payment", "median:"])
def test_what_payments_are_on_average_is_none(inspected, label):
    lines = [*LINES, ("", label, "13.07")]
    found = report(inspected, text("Date", "Supplier", "Amount", lines=lines))
    assert (found.lines_accepted, found.amount_gbp) == (24, POUNDS)
    assert any("what they are on average, no payment" in one for one in found.odd)


@pytest.mark.parametrize(
    ("label", "pounds"),
    [
        ("Average White Band", "24"),
        ("Counting House", "24"),
        ("Meanwood Care", "24"),
        ("Number of payments", "24.50"),
        ("Number Nine Cafe", "24"),
        ("Lines of Communication", "24"),
    ],
)
def test_a_payee_whose_name_counts_nothing_is_paid(inspected, label, pounds):
    lines = [*LINES, ("", label, pounds)]
    found = report(inspected, text("Date", "Supplier", "Amount", lines=lines))
    assert found.lines_accepted == 25


# Credits ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "credit"),
    [
        ("Type", "CRN"),
        ("Doc Type", "CN"),
        ("Transaction Type", "Credit Note"),
        ("Inv Type", "Cred"),
    ],
)
def test_credits_that_are_not_below_nought_are_told(inspected, heading, credit):
    lines = [(credit if n % 6 == 0 else "INV", *line) for n, line in enumerate(LINES)]
    found = report(inspected, text(heading, "Date", "Supplier", "Amount", lines=lines))
    assert any(f"says “{credit}” of 4 of the first lines, not below" in one for one in found.odd)


def test_the_price_of_goods_is_without_their_tax(inspected):
    lines = [(*line, "1.00", str(Decimal(line[2]) + 1)) for line in LINES]
    content = text("Paid on", "Supplier", "Goods", "Tax", "Total", lines=lines)
    assert report(inspected, content).amount_gbp == POUNDS


@pytest.mark.parametrize("said", ["Stationery", "Home care"])
def test_goods_in_words_are_no_amount(inspected, said):
    lines = [(*line, said) for line in LINES]
    found = report(inspected, text("Paid on", "Supplier", "Total", "Goods", lines=lines))
    assert (found.sure, found.amount_gbp) == ("certain", POUNDS)


@pytest.mark.parametrize("mark", ["*", " *", "**", "†", "^"])
def test_a_mark_of_a_footnote_is_no_part_of_an_amount(inspected, mark):
    lines = [(day, payee, f"{pounds}{mark if n % 4 == 0 else ''}")
             for n, (day, payee, pounds) in enumerate(LINES)]  # fmt: skip
    found = report(
        inspected, text("Date", "Supplier", "Amount", lines=[*lines, (f"{mark} audited",)])
    )
    assert (found.lines_accepted, found.amount_gbp) == (24, POUNDS)


@pytest.mark.parametrize("pounds", ["*", "†", "1*2", "12*34.00", "*5*7"])
def test_marks_alone_or_within_are_no_amount(inspected, pounds):
    lines = [*LINES, ("03/05/2023", "Gannet Ltd", pounds)]
    found = report(inspected, text("Date", "Supplier", "Amount", lines=lines))
    assert (found.lines_accepted, found.amount_gbp) == (24, POUNDS)
