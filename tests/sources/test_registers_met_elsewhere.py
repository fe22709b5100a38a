"""Registers of contracts and lists of grants whose headings no file of the sample has."""

import csv
import io

import pytest

from pipelines.build.inspect import inspect
from pipelines.config import read_data_folder
from tests.build.folders import landed, write

NAMES = ("Gannet Ltd", "Dunlin Trust", "Heron & Sons", "Avocet CIC", "Curlew Care", "Ruff Group")
ROWS = [
    (f"C{n:03}", f"Home care {n}", NAMES[n % 6], f"{n + 2}000", "13/04/2022", "31/03/2026")
    for n in range(12)
]
PLAIN = ("Contract Ref", "Contract Title", "Supplier", "Contract Value", "Start Date", "End Date")


def text(heading, rows=ROWS):
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows([heading, *rows])
    return stream.getvalue()


def _with(i, heading):
    return (*PLAIN[:i], heading, *PLAIN[i + 1 :])


def _first(tmp_path, heading, name="register.csv"):
    tables, (row,) = landed(tmp_path, {name: text(heading)})
    return row["kind"], (tables.get("raw_contracts") or [{}])[0]


@pytest.mark.parametrize(
    "heading",
    ["Contractor", "Provider", "Main Contractor", "Company Name", "Vendor", "Awarded Provider",
     "Organisation awarded", "Name of Contractor", "Supplier: Account Name"],
)  # fmt: skip
def test_whoever_holds_a_contract_is_its_supplier(tmp_path, heading):
    kind, first = _first(tmp_path, _with(2, heading))
    assert (kind, first["supplier_name"]) == ("contracts_register", "Gannet Ltd")


@pytest.mark.parametrize(
    "heading",
    ["Project Title", "Tender Name", "Contract Description", "Description of Services", "Subject",
     "Goods/Services", "Contract Name/Description", "Agreement", "Contract"],
)  # fmt: skip
def test_what_a_contract_is_for_is_its_title(tmp_path, heading):
    kind, first = _first(tmp_path, _with(1, heading))
    assert (kind, first["title"]) == ("contracts_register", "Home care 0")


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Award Value", "total_value"),
        ("Total Contract Value (excl VAT)", "total_value"),
        ("Value (£) over life", "total_value"),
        ("Total estimated contract value inc. extensions", "total_value"),
        ("Approx contract cost", "total_value"),
        ("Contract value over 48 months", "total_value"),
        ("Contract Value (48 months)", "total_value"),
        ("Total Contract Value over 36 Months (£)", "total_value"),
        ("Value over 4 years", "total_value"),
        ("3 year value", "total_value"),
        ("Total cost over 3 yr term", "total_value"),
        ("Value across full term", "total_value"),
        ("Value for duration of contract", "total_value"),
        ("Total Value Over Contract Length", "total_value"),
        ("Total spend over the contract term", "total_value"),
        ("Value (whole life incl. extensions)", "total_value"),
        ("Value (Incl Extensions)", "total_value"),
        ("Total contract value including any extension options", "total_value"),
        ("Contract Value excl. VAT & extensions", "total_value"),
        ("Total Value (excl VAT & ext)", "total_value"),
        ("Value (ex VAT)", "total_value"),
        ("Value (£)", "total_value"),
        ("Contract Value (estimate)", "total_value"),
        ("Value (per annum)", "annual_value"),
        ("Contract Value (per year)", "annual_value"),
        ("Annual value over 3 years", "annual_value"),
        ("Value per annum over 4 years", "annual_value"),
        ("Annual Spend (£)", "annual_value"),
        ("Contract Value per annum", "annual_value"),
    ],
)
def test_what_a_contract_is_worth_is_told_by_its_words(tmp_path, heading, column):
    _, first = _first(tmp_path, _with(3, heading))
    assert first[column] == "2000"
    assert not first[{"total_value": "annual_value", "annual_value": "total_value"}[column]]


@pytest.mark.parametrize(
    "heading",
    ["Value of extension", "Extension value", "Spend to date", "Actual spend", "Savings value",
     "VAT amount", "Invoiced amount", "Unit price", "Cost per hour", "Value band", "Minimum value",
     "Social value score", "Price weighting score", "Number of lots in total", "Cost Centre",
     "Total Contract Length", "Total Contract Term (months)", "Total bids received",
     "Total Employees", "Total call-offs", "Price weighting", "Quality price split",
     "Price review (months)", "Insurance amount", "Public liability value",
     "Performance bond amount", "Parent company guarantee value", "Value of KPI deductions",
     "Spend 2023/24", "Spend in month", "Budget spend", "Quarterly value", "Termly cost",
     "Hourly Price", "Lot 1 value", "Contract Value 2023/24", "Total Contract Insurance Value",
     "Contract value per 12 months", "Value for 12 months", "Value over 12 months",
     "Value for 1 year", "Value in last 24 months", "Value of first 24 months",
     "Value of next 36 months",
     "Monthly value over 48 months", "Value invoiced over 3 years", "Value remaining over 3 years",
     "Contract term (48 months)", "Length over 48 months", "Extension value over 24 months",
     "Value of extension (24 months)", "Spend over 24 months", "Spend to date over 3 years",
     "Savings value over 3 years", "Value in year 3", "Contract value without VAT number",
     "Value (remaining)", "Value (spent)", "Value (of extension)", "Contract Value (monthly)",
     "Budget over 3 years", "Insurance value for the full term",
     "Average value over 3 years", "Rebate value over the contract period",
     "Income value over contract term", "Community benefit value over the term",
     "Value to SMEs over contract term", "Previous contract value over 3 years",
     "Contract value in first year"],
)  # fmt: skip
def test_other_amounts_are_not_what_a_contract_is_worth(tmp_path, heading):
    kind, first = _first(tmp_path, _with(3, heading))
    assert kind == "contracts_register"
    assert not first["total_value"] and not first["annual_value"]


def test_brackets_that_say_how_a_day_is_written_or_of_what_it_is_change_nothing(tmp_path):
    said = ("(unit)", "", "", "(all lots)", "(day/month/year)", "(without extensions)")
    heading = tuple(f"{name} {more}".strip() for name, more in zip(PLAIN, said, strict=True))
    _, first = _first(tmp_path, heading)
    _, plain = _first(tmp_path, PLAIN)
    assert first | {"source_file_id": plain["source_file_id"]} == plain


@pytest.mark.parametrize(
    "heading",
    [
        ("Ref", "Description", "Provider", "Places", "Start Date", "End Date"),
        ("Ref", "Course", "Company", "Fee", "Start Date", "End Date"),
        ("Ref", "Service", "Provider", "Beds", "Start Date", "End Date"),
        ("Licence No", "Description", "Organisation", "Fee", "Start Date", "Expiry Date"),
        ("UPRN", "Property", "Company", "Rent", "Lease Start", "Lease End"),
        ("Ref", "Project", "Organisation", "Volunteers", "Start Date", "End Date"),
        ("Ref", "Job Title", "Name", "Salary", "Contract Start Date", "Contract End Date"),
        ("Contract No", "Job Title", "Company", "Hours", "Start Date", "End Date"),
        ("Ref", "Works", "Firm", "Metres", "Start Date", "End Date"),
        ("Permit", "Event", "Vendor", "Stalls", "Start Date", "End Date"),
    ],
)
def test_other_lists_with_two_days_are_no_registers(tmp_path, heading):
    tables, _ = landed(tmp_path, {"list.csv": text(heading)})
    assert not tables.get("raw_contracts") and not tables.get("raw_spend")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Cost Centre", "Estimated Contract Value (excl VAT)"),
        ("Total bids received", "Whole Life Cost"),
        ("Price weighting", "Contract Worth"),
        ("Value of the award", "Total Contract Value (excl VAT)"),
    ],
)
def test_the_heading_that_says_most_of_a_contracts_worth_counts(tmp_path, first, second):
    rows = [(*row[:3], "18271", *row[3:]) for row in ROWS]
    content = text((*PLAIN[:3], first, second, *PLAIN[4:]), rows)
    tables, _ = landed(tmp_path, {"register.csv": content})
    assert tables["raw_contracts"][0]["total_value"] == "2000"


@pytest.mark.parametrize("heading", ["Main Sub-contractor", "Contractor liaison"])
def test_whoever_only_has_to_do_with_a_contractor_is_no_supplier(tmp_path, heading):
    rows = [(*row[:2], f"{row[2]} Group", *row[2:]) for row in ROWS]
    content = text((*PLAIN[:2], heading, "Awarded firm", *PLAIN[3:]), rows)
    tables, _ = landed(tmp_path, {"register.csv": content})
    assert tables["raw_contracts"][0]["supplier_name"] == "Gannet Ltd"


@pytest.mark.parametrize("heading", ["Winner", "Awarded to whom", "Trader"])
def test_an_organisation_that_buys_is_no_supplier(tmp_path, heading):
    rows = [(*row[:2], f"Council {'ABCD'[n % 4]}", f"{row[2]} {chr(65 + n)}", *row[3:])
            for n, row in enumerate(ROWS)]  # fmt: skip
    content = text((*PLAIN[:2], "Organisation", heading, *PLAIN[3:]), rows)
    tables, _ = landed(tmp_path, {"register.csv": content})
    assert all("Council" not in row["supplier_name"] for row in tables.get("raw_contracts") or ())


def test_a_description_beside_a_title_stays_one(tmp_path):
    heading = ("Description", "Contract Title", "Provider", "Value", "Start Date", "End Date")
    _, first = _first(tmp_path, heading)
    assert (first["title"], first["description"]) == ("Home care 0", "C000")


# Grants -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "heading",
    ["Name of organisation", "Organisation", "Recipient Organisation", "Grant Recipient",
     "Name of Group", "Voluntary Organisation", "Applicant"],
)  # fmt: skip
def test_whoever_got_a_grant_is_its_recipient(tmp_path, heading):
    rows = [("Lunch club", name, "13/04/2022", amount) for _, _, name, amount, *_ in ROWS]
    content = text(("Purpose of grant", heading, "Date awarded", "Grant Amount"), rows)
    tables, (row,) = landed(tmp_path, {"list.csv": content})
    assert (row["kind"], tables["raw_grants"][0]["recipient_name"]) == ("grants", "Gannet Ltd")


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        (("Purpose", "Organisation", "Date awarded", "Amount"), None),  # no word of a grant
        (("Grant", "Organisation", "Date awarded", "Amount"), "Marrow Council"),  # who gave it
        (("Grant", "Group", "Date awarded", "Amount"), "B"),
    ],
)
def test_another_list_of_awards_is_none_of_grants(tmp_path, heading, name):
    rows = [("Club", name or one, "13/04/2022", amount) for _, _, one, amount, *_ in ROWS]
    (found,) = inspect(read_data_folder(write(tmp_path, {"list.csv": text(heading, rows)})))
    assert found.kind != "grants"
