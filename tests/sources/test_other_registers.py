"""Registers with a day, a name and a value that are no payments: told apart, with the reason."""

import pytest

from pipelines.build.inspect import inspect
from pipelines.config import read_data_folder
from tests.build.folders import write

OTHERS = {
    "sales invoices": (("Invoice Date", "Name", "Net Amount", "Customer"), "comes in"),
    "debts": (("Date", "Name", "Amount", "Days overdue"), "comes in"),
    "senior pay": (("Date", "Name", "Total", "Job title"), "staff or members receive"),
    "gifts": (("Date", "Recipient", "Value", "Offered by"), "gifts"),
    "gifts by suppliers": (("Date of offer", "Supplier", "Value", "Gift or hospitality"), "gifts"),
    "gifts like grants": (("Date of award", "Recipient", "Amount awarded", "Donor"), "gifts"),
    "land": (("Date", "Name", "Amount", "Title number"), "land and buildings"),
    "parking": (("Date", "Name", "Amount Paid", "PCN number"), "penalties"),
    "business rates": (("Date", "Name", "Amount", "Rateable value"), "a tax"),
    "flat notices": (("Date", "Supplier", "Amount", "ocid", "tag"), "award notices"),
    "flat awards": (("Date", "Supplier", "Award Amount", "OCID"), "award notices"),
    "flatter notices": (("awards/0/date", "Supplier", "Amount", "awards/0/id"), "award notices"),
    "investments": (("Date", "Company", "Amount", "Maturity date"), "investments"),
}
ROWS = [(f"{n + 1:02}/05/2023", "Gannet Ltd", f"{n + 1}.50", f"{n} things", "c") for n in range(12)]


def table(heading):
    rows = [row[: len(heading)] for row in ROWS]
    return "\n".join(",".join(row) for row in [heading, *rows]) + "\n"


def folder(root, said=""):
    files = {f"{name}/register.csv": table(heading) for name, (heading, _) in OTHERS.items()}
    return read_data_folder(write(root, files | {"sources.toml": f'title = "Odd"\n{said}'}))


def test_other_registers_are_no_payments_and_the_reason_is_told(tmp_path):
    found = inspect(folder(tmp_path))
    assert len(found) == len(OTHERS)
    for one in found:
        _, what = OTHERS[one.name.split("/")[0]]
        assert (one.name, one.kind, one.amount_gbp) == (one.name, "unknown", None)
        assert what in one.odd[0], one.name


def test_what_a_person_says_of_a_file_is_believed(tmp_path):
    said = '[[source]]\nfiles = ["debts/register.csv"]\nkind = "spend"\n'
    found = {one.name: one for one in inspect(folder(tmp_path, said))}
    assert found["debts/register.csv"].lines_accepted == len(ROWS)


@pytest.mark.parametrize(
    "heading",
    [
        ("Payment Date", "Supplier", "Amount", "Customer"),
        ("Payment Date", "Supplier", "Amount", "ocid"),
        ("Date", "Supplier", "Amount", "OCID"),
        ("Transaction Date", "Payee", "Net Amount", "OCID"),
        ("Date", "Supplier", "Amount", "Contract 1 ref", "Contract 2 ref"),
        ("Date", "Merchant Name", "Amount", "Grade"),
        ("Date", "Name", "Amount", "Service Area"),
    ],
)
def test_where_it_says_who_was_paid_one_odd_heading_proves_nothing(tmp_path, heading):
    (found,) = inspect(read_data_folder(write(tmp_path, {"a/may.csv": table(heading)})))
    assert (found.kind, found.lines_accepted) == ("spend", len(ROWS))
