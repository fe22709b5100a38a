"""Registers of contracts as bodies publish them that no file of the sample comes from."""

import csv
import io

import pytest

from pipelines.build.inspect import inspect
from pipelines.config import read_data_folder
from tests.build.folders import landed, write

ROWS = [
    (f"C{n:03}", f"Home care {n}", "Gannet Ltd", f"{n + 2}000", "01/04/2022", "31/03/2026")
    for n in range(12)
]
STYLES = {
    "the code's own words": (
        "Contract Reference", "Title of agreement", "Supplier name and details",
        "Sum to be paid over the length of the contract or the estimated annual spending",
        "Start date", "End date",
    ),
    "a portal": ("Ref", "Contract Name", "Awarded Supplier(s)", "Estimated Value", "Start",
                 "Expiry"),
    "a short list": ("Ref", "Contract name", "Supplier", "Lifetime Value", "Start", "End"),
    "two languages": (
        "Cyfeirnod y Contract / Contract Reference", "Teitl / Title", "Cyflenwr / Supplier",
        "Gwerth / Value", "Dyddiad Cychwyn / Start Date", "Dyddiad Gorffen / End Date",
    ),
}  # fmt: skip


def text(heading, rows=ROWS):
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows([heading, *rows])
    return stream.getvalue()


@pytest.mark.parametrize("style", STYLES)
def test_a_register_is_one_and_no_payments(tmp_path, style):
    tables, (row,) = landed(tmp_path, {"register.csv": text(STYLES[style])})
    assert row["kind"] == "contracts_register"
    first = tables["raw_contracts"][0]
    assert (first["contract_reference"], first["title"]) == ("C000", "Home care 0")
    assert (first["supplier_name"], first["total_value"]) == ("Gannet Ltd", "2000")
    assert first["start_date"] == "01/04/2022"
    assert "31/03/2026" in (first["end_date"], first["expiry_date"])


@pytest.mark.parametrize("heading", ["End Date", "Contract date", "Review date", "Date of Award"])
def test_the_day_of_a_contract_is_no_day_of_payment(tmp_path, heading):
    rows = [(day, supplier, pounds) for _, _, supplier, pounds, _, day in ROWS]
    (found,) = inspect(
        read_data_folder(write(tmp_path, {"may.csv": text((heading, "Supplier", "Amount"), rows)}))
    )
    assert found.kind == "unknown"


@pytest.mark.parametrize(
    "heading",
    [
        ("Date", "Supplier", "Contract name", "Start", "End", "Amount"),
        ("Payment Date", "Supplier", "Contract Title", "Start Date", "End Date", "Net"),
        ("Invoice Date", "Contractor", "Contract title", "Start", "End", "Amount"),
        ("Payment Date", "Supplier", "Contract Name", "Start", "Expiry", "Amount Paid"),
    ],
)
def test_a_payment_that_names_its_contract_is_one(tmp_path, heading):
    rows = [("03/05/2023", supplier, title, start, end, pounds)
            for _, title, supplier, pounds, start, end in ROWS]  # fmt: skip
    tables, (row,) = landed(tmp_path, {"may.csv": text(heading, rows)})
    assert row["kind"] == "spend"
    assert tables["raw_spend"][0]["payee_name"] == "Gannet Ltd"


@pytest.mark.parametrize(
    "heading",
    [("Ref", "Title", "Name", "Provider", "Start Date", "End Date"),
     ("Title", "Surname", "Start", "End")],
)  # fmt: skip
def test_a_list_of_people_or_courses_is_no_register(tmp_path, heading):
    rows = [("1", "Mr", "Quill", "Gannet Ltd", "01/04/2022", "31/03/2026")[-len(heading) :]] * 9
    tables, (row,) = landed(tmp_path, {"clients.csv": text(heading, rows)})
    assert not any(tables.get(name) for name in ("raw_contracts", "raw_spend"))
    assert row["lines_rejected"] == row["lines_read"] == 10


@pytest.mark.parametrize("unit", ["(£000s)", "£k", "(€)"])
def test_grants_in_another_unit_are_refused(tmp_path, unit):
    heading = ("Date of Award", "Recipient", f"Amount Awarded {unit}")
    rows = [("01/04/2022", "Dunlin Trust", "900")] * 9
    (found,) = inspect(read_data_folder(write(tmp_path, {"grants.csv": text(heading, rows)})))
    assert "not pounds" in found.refused_because


def test_a_list_of_grants_names_who_got_them(tmp_path):
    heading = ("Date of Award", "Recipient", "Charity Number", "Purpose", "Amount Awarded")
    rows = [("01/04/2022", "Dunlin Trust", "1001234", "Lunch club", "900")]
    tables, (row,) = landed(tmp_path, {"grants.csv": text(heading, rows * 6)})
    assert row["kind"] == "grants"
    assert tables["raw_grants"][0]["recipient_name"] == "Dunlin Trust"


@pytest.mark.parametrize("heading", ["Owner", "Contract Owner", "Lead", "Buyer"])
def test_who_looks_after_a_contract_never_lands(tmp_path, heading):
    rows = [(*row, "Wilhelmina Quill") for row in ROWS]
    tables, (row,) = landed(tmp_path, {"register.csv": text((*STYLES["a portal"], heading), rows)})
    assert "Quill" not in str(tables)
    assert heading in row["columns_dropped"]


def test_a_day_of_a_contract_that_cannot_be_read_is_told(tmp_path):
    """It counts, its day is unknown; what says that there is no day is no doubt."""
    heading = ("Contract title", "Supplier", "Start date", "End date", "Contract value")
    days = ("Spring 2023", "TBC", "32/13/2023", *["01/04/2023"] * 5)
    rows = [(f"Care {n}", "Gannet Ltd", day, "31/03/2025", "10") for n, day in enumerate(days)]
    (found,) = inspect(read_data_folder(write(tmp_path, {"a/register.csv": text(heading, rows)})))
    assert found.lines_accepted == 8
    assert "2 contracts: a start date that cannot be read" in found.odd
    assert not any("end date" in one for one in found.odd)


def test_why_grants_are_set_apart_is_told(tmp_path):
    heading = ("Date of award", "Recipient", "Amount awarded", "Grant programme")
    rows = [("soon", "Dunlin Trust", f"{n}00", "Ponds") for n in range(1, 9)]
    (found,) = inspect(read_data_folder(write(tmp_path, {"a/grants.csv": text(heading, rows)})))
    assert (found.lines_accepted, found.lines_rejected) == (0, 8)
    assert found.odd == ("8 lines set apart: a date that cannot be read",)


# Both days in one cell ----------------------------------------------------------------------------

_HEADS = ("Ref", "Contract name", "Supplier", "Lifetime Value", "Start", "End")


def _days_of(tmp_path, *days, heads=_HEADS):
    """(start, end) of contracts with these days beside ordinary ones, and the notes."""
    rows = [
        *ROWS,
        *((f"D{n}", f"Day {n}", "Gannet Ltd", "9000", *one) for n, one in enumerate(days)),
    ]
    rows = [row[: len(heads)] for row in rows]
    tables, (row,) = landed(tmp_path, {"register.csv": text(heads, rows)})
    found = tables["raw_contracts"][len(ROWS) :]
    return [(one["start_date"] or "", one["end_date"] or "") for one in found], row["notes"] or ""


@pytest.mark.parametrize(
    ("cell", "start", "end"),
    [
        ("01/04/2023 - 31/03/2026", "01/04/2023", "31/03/2026"),
        ("01/04/23-31/03/26", "01/04/23", "31/03/26"),
        ("01.04.2023 – 31.03.2026", "01.04.2023", "31.03.2026"),
        (" 1/4/2023 to 31/3/2026 ", "1/4/2023", "31/3/2026"),
        ("2023-04-01 - 2026-03-31", "2023-04-01", "2026-03-31"),
        ("1 April 2023 until 31 March 2026", "1 April 2023", "31 March 2026"),
        ("1st Apr 2023 to 31st Mar 2026", "1st Apr 2023", "31st Mar 2026"),
    ],
)
def test_two_days_in_one_cell_are_the_start_and_the_end(tmp_path, cell, start, end):
    found, notes = _days_of(tmp_path, (cell, ""), ("", cell))
    assert found == [(start, end)] * 2
    assert "2 lines with two days in one cell" in notes


def test_two_days_of_a_register_without_a_column_for_the_end(tmp_path):
    found, notes = _days_of(tmp_path, ("01/04/2023 - 31/03/2026",), heads=_HEADS[:-1])
    assert found == [("01/04/2023", "31/03/2026")]
    assert "1 line with two days in one cell" in notes


def test_what_is_no_pair_of_days_or_stands_beside_an_end_stays_as_it_is(tmp_path):
    days = [
        ("01/04/2023 - 31/03/2026", "30/06/2027"),
        ("01/04/2023 - 3 years", ""),
        ("01/04/2023 - ongoing", ""),
        ("2023-04-01 00:00:00", ""),
        ("2023-04-01T00:00:00", ""),
        ("01/04/2023 (extended to 31/03/2026)", ""),
        ("Saturday, 1 April 2023", ""),
        ("1 April 2023", "31 March 2026"),
        ("April 2023 to March 2026", ""),
        ("01/04/2023 09:00 - 17:00", ""),
        ("", "31/03/2026 or 31/03/2028"),
        ("20230401 - 20260331", ""),
    ]
    found, notes = _days_of(tmp_path, *days)
    assert found == days
    assert "two days" not in notes
