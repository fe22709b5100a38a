"""Registers and exports of contracts: packed cells are unpacked, officers and homes left out."""

import csv
import io
import json

import pytest

from pipelines.sources.contracts_finder import suppliers
from tests import support
from tests.build.folders import landed, write
from tests.sources.staged import stage

PACKED = "Supplier [Name|Address|Ref type|Ref Number|Is SME|Is VCSE]"
NOTICE = {
    "Notice Identifier": "BR-1",
    "Notice Type": "Contract",
    "Organisation Name": "Brackwater Metropolitan Council",
    "Status": "Awarded",
    "Published Date": "2024-02-08T09:38:23+01:00",
    "Title": "Care at home (planted.title@example.invalid)",
    "Description": "Ring Planted Person\non 01632 960999",
    "Postcode": "XB9 9ZZ",
    "Cpv Codes": "85000000 85312000",
    "Contact Name": "Planted Person",
    "Contact Email": "planted.person@example.invalid",
    "Contact Address 1": "9 Planted Street",
    "Contact Telephone": "01632 960999",
    "Awarded Date": "22/12/2023",
    "Awarded Value": "1",
    PACKED: "[Tern Care Ltd|9 Planted Street\nXB9 9ZZ|COMPANIES_HOUSE|1234567|Yes|No]"
    "[Gannet & Co|Planted | House|NONE||No|Yes]",
    "Contract start date": "01/04/2024",
    "Contract end date": "31/03/2029",
}


def table(*rows):
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("", []),
        ("[A|here|NONE||No|No]", [("A", "", "No", "No")]),
        ("[A|x|COMPANIES_HOUSE|1626869|Yes|No]", [("A", "GB-COH-01626869", "Yes", "No")]),
        ("[A|x|CHARITY_COMMISSION|1124127|No|Yes]", [("A", "GB-CHC-1124127", "No", "Yes")]),
        ("[A|x | y | z|NONE||Yes|No][B|x|NONE||No|No]",
         [("A", "", "Yes", "No"), ("B", "", "No", "No")]),
        ("[A (call planted@example.invalid)|x]", [("A (call [e-mail removed])", "", "", "")]),
    ],
)  # fmt: skip
def test_packed_suppliers_are_told_apart_and_lose_their_addresses(cell, found):
    assert suppliers(cell) == found


def test_an_exported_notice_lands_once_for_each_supplier_under_one_line(tmp_path):
    other = NOTICE | {"Notice Identifier": "BR-2", PACKED: ""}
    tables, files = landed(tmp_path, {"notices.csv": table(NOTICE, other)})
    rows = tables["raw_contract_notices"]
    found = [(r["line_number"], r["supplier_number"], r["supplier_name"]) for r in rows]
    assert len({row["line_number"] for row in rows}) == files[0]["lines_read"] == 2
    assert [one[1:] for one in found] == [("1", "Tern Care Ltd"), ("2", "Gannet & Co"), ("1", "")]
    assert [row["notice_id"] for row in rows] == ["BR-1", "BR-1", "BR-2"]
    assert [row["title"] or None for row in rows][1] is None
    dropped = files[0]["columns_dropped"]
    for heading in ("Contact Name", "Contact Email", "Contact Address 1", "Contact Telephone"):
        assert heading in dropped
    assert "planted" not in str(tables).lower() and "960999" not in str(tables)


@pytest.mark.parametrize(("value", "is_told"), [
    ("No", True), ("", True), ("0", False), ("25,000.00", False), ("£12", False)])  # fmt: skip
def test_notices_of_which_no_value_is_known_are_told(tmp_path, value, is_told):
    """As where the heading of the value has come to stand over another column."""
    rows = [NOTICE | {"Notice Identifier": f"BR-{n}", "Awarded Value": value} for n in range(6)]
    _, files = landed(tmp_path, {"notices.csv": table(*rows)})
    assert ("“Awarded Value” holds no amounts" in files[0]["notes"]) == is_told


def test_a_mark_between_figures_makes_no_value(tmp_path):
    """The engine takes 1_000 for a thousand."""
    rows = [NOTICE | {"Notice Identifier": f"BR-{n}", "Awarded Value": value}
            for n, value in enumerate(("1000", "1_000", "£34112130692_1"))]  # fmt: skip
    _, _, engine = stage(tmp_path, {"notices.csv": table(*rows)})
    with engine:
        found = engine.run("select total_value_gbp::varchar from stg_contract_notices order by all")
    assert found == [("1000.00",), (None,), (None,)]


@pytest.mark.parametrize(("annual", "total", "is_told"), [
    (30_000, 10_000, True), (10_000, 30_000, False), (10_000, 10_000, False), (10_000, 0, False),
    (10_000, "", False)])  # fmt: skip
def test_annual_values_above_total_ones_are_told(tmp_path, annual, total, is_told):
    rows = [{"Contract Title": f"Care {n}", "Supplier Name": f"Tern {n} Ltd", "Start Date":
             "01/04/2024", "End Date": "31/03/2027", "Annual Value": annual + n,
             "Total Contract Value": total and total + n} for n in range(8)]  # fmt: skip
    _, files = landed(tmp_path, {"register.csv": table(*rows)})
    assert files[0]["kind"] == "contracts_register"
    assert ("“Annual Value” is more than" in (files[0]["notes"] or "")) == is_told


ORIGINAL = {
    "Directorate/Service Responsible": "Adults",
    "Contract Title": "Care at home",
    "Contract Ref:": "0021",
    "Contractor/\nProvider": "Tern Care",
    "Company Reg No": "1234567",
    "SME\nor VSCE\n(inc.\nReg. No.)": "SME",
    "Original Start/Commencement Date": "15/06/2021",
    "Current end date": "Ongoing",
    "Est Total Awarded Contract value \ufffd's (exc VAT) including allowed extensions and "
    "inflation": " \ufffd880,000.00 ",
    "Contract Manager": "Planted Person",
    "VAT not recovered": "0",
}
COLLECTED = {
    "row_id": "x.csv:0",
    "raw": json.dumps(ORIGINAL),
    "contract_id": "21",
    "title": "care",
    "supplier_name_raw": "TERN CARE",
    "value": "880000.0",
    "start_date": "2021-06-15",
    "end_date": "",
}


def test_a_packed_original_row_counts_before_the_collector_s_reading(tmp_path):
    tables, files = landed(tmp_path, {"register.csv": table(COLLECTED)})
    (row,) = tables["raw_contracts"]
    wanted = ("contract_reference", "title", "supplier_name", "company_number", "end_date")
    assert [row[key] for key in wanted] == [
        "0021",
        "Care at home",
        "Tern Care",
        "1234567",
        "Ongoing",
    ]
    others = row["other_columns"]
    assert others["supplier_name_raw"] == "TERN CARE" and others["VAT not recovered"] == "0"
    assert "raw" not in others and "Contract Manager" not in others
    assert files[0]["columns_dropped"] == "Contract Manager"


def test_where_the_original_row_cannot_be_read_the_collector_s_counts(tmp_path):
    rows = [COLLECTED, COLLECTED | {"raw": "{", "title": "beds"}]
    tables, files = landed(tmp_path, {"register.csv": table(*rows)})
    assert [row["title"] for row in tables["raw_contracts"]] == ["Care at home", "beds"]
    assert files[0]["lines_read"] == 2


def test_a_register_without_packed_rows_lands_as_it_is(tmp_path):
    plain = {
        "Contract Title": "Care; ask 01632 960999",
        "Supplier Name": "Tern",
        "Start Date": "1/4/24",
        "Nominated contact point: name": "Planted Person",
        "Extension": "ask planted@example.invalid",
    }
    tables, files = landed(tmp_path, {"register.csv": table(plain)})
    (row,) = tables["raw_contracts"]
    assert row["title"] == "Care; ask [telephone removed]"
    assert row["other_columns"] == {"Extension": "ask [e-mail removed]"}
    assert files[0]["columns_dropped"] == "Nominated contact point: name"


def test_an_export_and_a_register_build_with_nothing_planted(tmp_path):
    said = (
        '[[publisher]]\npublisher_id = "GB-LAE-XBR"\n'
        'name = "Brackwater Metropolitan Council"\nplace_id = "X08000001"\n'
    )
    folder = write(
        tmp_path / "data",
        {"sources.toml": said, "cf/notices.csv": table(NOTICE), "r/r.csv": table(COLLECTED)},
    )
    output = support.build_small(folder, tmp_path / "out")
    with support.warehouse(output) as engine:
        assert engine.run("select lines_read, lines_accepted, lines_rejected from raw_files") == [
            *((1, 1, 0), (1, 1, 0))
        ]
        contracts = {row["contract_reference"]: row for row in engine.rows("from int_contracts")}
        assert contracts["BR-1"]["publisher_id"] == "GB-LAE-XBR"
        assert contracts["BR-1"]["total_value_gbp"] is None
        assert contracts["0021"]["provider_id"] == "GB-COH-01234567"
        assert contracts["0021"]["total_value_gbp"] == 880_000
        found = engine.run("select supplier_name, supplier_id, is_sme, is_vcse"
                           " from stg_notice_suppliers order by supplier_number")  # fmt: skip
        assert found == [
            ("Tern Care Ltd", "GB-COH-01234567", True, False),
            ("Gannet & Co", None, False, True),
        ]
    for path in output.rglob("*"):
        if path.is_file():
            assert b"planted" not in path.read_bytes().lower(), path.name
