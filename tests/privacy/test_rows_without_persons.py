"""Which columns of a raw table are cleaned of what leads to a person, and how."""

import json

import pytest

from tests.sources.odd import text
from tests.sources.staged import stage

NAMES = ("W1 5EN Lettings", "Therapy@Home.Care CIC", "St John Ambulance", "Wren & Sons (XB1 2CD)")
CLEAN = (*NAMES[:3], "Wren & Sons")
FREE = "Ask zoe@example.invalid, 07700 900123, XB1 2CD"


def _names(tmp_path, content, query, name="file.csv"):
    _, _, engine = stage(tmp_path, {name: content})
    with engine:
        return tuple(value for (value,) in engine.run(f"{query} order by line_number"))


@pytest.mark.parametrize(
    ("column", "head"),
    [
        ("provider_name", ("registered_charity_number", "date_of_registration", "charity_name")),
        ("other_name", ("org_id", "set_as_primary", "alternative_name")),
    ],
)
def test_a_register_calls_organisations_as_who_pays_them_does(tmp_path, column, head):
    days = [f"GB-CHC-20000{n}" if head[0] == "org_id" else f"20000{n}" for n in range(4)]
    lines = [(number, "1965-04-29", name) for number, name in zip(days, NAMES, strict=True)]
    query = f"select {column} from raw_provider_register"
    assert _names(tmp_path, text(head, *lines), query) == CLEAN


def test_a_grant_calls_organisations_as_who_pays_them_does(tmp_path):
    grants = [
        {"id": f"360G-x-{n}", "title": "Warm rooms", "currency": "GBP", "amountAwarded": 500,
         "awardDate": "2023-05-01", "recipientOrganization": [{"id": f"GB-CHC-{n}", "name": name}],
         "fundingOrganization": [{"id": "GB-CHC-9", "name": name}]}
        for n, name in enumerate(NAMES)
    ]  # fmt: skip
    for column in ("recipient_name", "funder_name"):
        query = f"select {column} from raw_grants"
        assert _names(tmp_path, json.dumps({"grants": grants}), query, "grants.json") == CLEAN


def test_a_register_of_contracts_calls_suppliers_as_who_pays_them_does(tmp_path):
    head = ("Contract Title", "Supplier", "Start Date", "End Date")
    lines = [("Care", name, "01/04/2022", "31/03/2026") for name in NAMES]
    query = "select supplier_name from raw_contracts"
    assert _names(tmp_path, text(head, *lines), query) == CLEAN


@pytest.mark.parametrize("heading", ["Date", "Amount", "Transaction Number", "Cost Centre Code"])
def test_a_free_text_among_days_amounts_or_codes_lands_cleaned(tmp_path, heading):
    """It stands in the warehouse, and in `rejects/` as the line that cannot be read."""
    line = {"Date": "01/05/2024", "Supplier": "Gannet Ltd", "Amount": "10.50",
            "Transaction Number": "CALL-2023-000123", "Cost Centre Code": "C1"}  # fmt: skip
    odd = line | {heading: f'"{FREE}"'}
    lines = [*({**line, "Amount": f"{n}0.50"}.values() for n in range(1, 30)), odd.values()]
    _, _, engine = stage(tmp_path, {"file.csv": text(tuple(line), *lines)})
    with engine:
        tables = sorted(engine.tables())
        told = "\n".join(str(engine.run(f'from "{table}"')) for table in tables)
    assert "[telephone removed]" in told and "CALL-2023-000123" in told
    assert not [one for one in ("zoe@", "07700", "XB1 2CD") if one in told]


def test_a_text_among_the_amounts_of_a_contract_or_a_grant_lands_cleaned(tmp_path):
    contract = text(
        ("Contract Title", "Supplier", "Start Date", "End Date", "Annual Value"),
        *(("Care", "Gannet Ltd", "01/04/2022", "31/03/2026", f"{n}00.00") for n in range(1, 9)),
        ("Care", "Gannet Ltd", "01/04/2022", "31/03/2026", f'"{FREE}"'),
    )
    grant = text(
        ("Date Grant Awarded", "Grant Beneficiary", "Amount"),
        *(("01/05/2023", "Gannet Ltd", f"{n}00.00") for n in range(1, 9)),
        ("01/05/2023", "Gannet Ltd", f'"{FREE}"'),
    )
    _, _, engine = stage(tmp_path, {"a/contracts.csv": contract, "b/grants.csv": grant})
    with engine:
        values = engine.run("select annual_value from raw_contracts")
        values += engine.run("select amount_awarded from raw_grants")
    (odd,) = {value for (value,) in values if "Ask" in value}
    assert odd == "Ask [e-mail removed], [telephone removed], [postcode removed]"


def test_a_heading_lands_and_is_told_as_dropped_without_what_leads_to_a_person(tmp_path):
    head = ("Contract Title", "Supplier", "Start Date", "End Date", "Contact zoe@example.invalid",
            "Notes (ask 07700 900123)")  # fmt: skip
    lines = [("Care", "Gannet Ltd", "01/04/2022", "31/03/2026", "Zoe", "Yes")] * 5
    _, _, engine = stage(tmp_path, {"file.csv": text(head, *lines)})
    with engine:
        (others,) = engine.run("select distinct other_columns from raw_contracts")
        dropped = engine.one("select columns_dropped from raw_landed_files")
    assert others == ({"Notes (ask [telephone removed])": "Yes"},)
    assert dropped == "Contact [e-mail removed]"


HEAD = ("Date", "Supplier", "Amount", "Service")
BLOCK = tuple((f"{n:02}/05/2024", "Gannet Ltd", f"{n}0.50", "Care") for n in range(1, 9))


@pytest.mark.parametrize(
    ("again", "zed"),
    [
        (("Date", "Supplier", "Amount", "Client"), (0, 1, 2, None)),
        (("Supplier", "Date", "Client", "Amount"), (1, 0, None, 2)),
    ],
)
def test_a_person_below_headings_that_come_again_lands_nowhere(tmp_path, again, zed):
    """What stands below them is called as they say, and dropped where they say who it is."""
    below = [["Zed Whelk" if i is None else line[i] for i in zed] for line in BLOCK]
    _, _, engine = stage(tmp_path, {"file.csv": text(HEAD, *BLOCK, again, *below)})
    with engine:
        landed = engine.run("select payee_name, other_columns from raw_spend order by line_number")
        dropped = engine.one("select columns_dropped from raw_landed_files")
        paid = engine.one("select count(*) from stg_spend")
    assert (paid, dropped) == (16, "Client")
    assert landed == [("Gannet Ltd", {"Service": "Care"})] * 8 + [("Supplier", {})] + [
        ("Gannet Ltd", {})] * 8  # fmt: skip


@pytest.mark.parametrize("head", ["Service Area", "Description", "Directorate", "Expense Type"])
def test_a_person_lands_in_no_column_of_ours_that_had_another_heading_above(tmp_path, head):
    below = [(*line[:3], "Zed Whelk") for line in BLOCK]
    again = [(*HEAD[:3], "Client"), *below, (*HEAD[:3], head), *BLOCK]
    _, _, engine = stage(tmp_path, {"file.csv": text((*HEAD[:3], head), *BLOCK, *again)})
    with engine:
        landed, count = (
            str(engine.run("from raw_spend")),
            engine.one("from stg_spend select count(*)"),
        )
        assert engine.one("select columns_dropped from raw_landed_files") == "Client"
    assert "Zed" not in landed and (landed.count("Care"), count) == (16, 24)


@pytest.mark.parametrize(
    "again", ["Service Division", "Dept", "Narrative", "", "Service Area Name"]
)
def test_another_name_of_no_person_stands_over_the_same_column(tmp_path, again):
    head = (*HEAD[:3], "Service Area")
    lines = [*BLOCK, (*HEAD[:3], again), *BLOCK]
    _, _, engine = stage(tmp_path, {"file.csv": text(head, *lines)})
    with engine:
        assert (
            str(engine.run("select * exclude (other_columns) from raw_spend")).count("Care") == 16
        )


def test_a_page_that_leaves_a_heading_out_goes_on_below_it(tmp_path):
    head, again = (*HEAD, "Client"), ("Date", "Supplier", "Amount", "", "")
    lines = [(*line, "Zed Whelk") for line in BLOCK]
    _, _, engine = stage(tmp_path, {"file.csv": text(head, *lines, again, *lines)})
    with engine:
        landed = engine.run(
            "select distinct other_columns from raw_spend where payee_name like 'G%'"
        )
    assert landed == [({"Service": "Care"},)]
