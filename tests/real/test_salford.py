"""Salford from published files: what a build must find, counted apart from it."""

import csv
import gzip
import io
import re
from decimal import Decimal

import pytest

from tests import support

pytestmark = pytest.mark.real

PLACE = "E08000006"
MAY_2022 = "2022-05"
MEASURES = {
    "Satisfaction": "life_satisfaction",
    "Worthwhile": "worthwhile",
    "Happiness": "happiness",
    "Anxiety": "anxiety",
}


@pytest.fixture(scope="module")
def published(salford_build):
    with support.published(salford_build) as engine:
        yield engine


@pytest.fixture(scope="module")
def cases(real_folder):
    """Rows of expected_spend.csv about Salford, whatever they are."""
    with (real_folder / "expected_spend.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["file"].startswith("spend/salford/")]
    if not rows:
        pytest.skip(f"{real_folder}/expected_spend.csv has no case in spend/salford")
    return rows


@pytest.fixture(scope="module")
def spend_build(cases, real_folder, tmp_path_factory):
    """A build of exactly the files of the cases: Salford's own where those are the same."""
    named = support.files_named(support.PROJECT / "tests" / "real" / "salford")
    if {name for name in named if "spend" in name} == {case["file"] for case in cases}:
        return None
    folder = tmp_path_factory.mktemp("cases")
    files = ", ".join(f"'{(real_folder / case['file']).resolve()}'" for case in cases)
    (folder / "sources.toml").write_text(
        f"[[source]]\nfiles = [{files}]\npublisher = 'GB-LAE-SLF'\n", encoding="utf-8"
    )
    return support.build_folder(folder, tmp_path_factory.mktemp("cases_built"))


def test_payments_and_pounds_equal_those_counted_by_hand(cases, spend_build, request):
    output = spend_build or request.getfixturevalue("salford_build")
    with support.published(output) as published, support.warehouse(output) as warehouse:
        files = {row["file_name"]: row for row in published.rows("select * from pub_source_file")}
        gross = dict(
            warehouse.run(
                "select file_name, sum(amount_gross_gbp) from stg_spend"
                " inner join stg_landed_files using (source_file_id) group by file_name"
            )
        )
    for case in cases:
        name = case["file"].removeprefix("spend/")
        if not case["payments"]:  # a file to be refused whole
            assert name not in files or files[name]["lines_accepted"] == 0, name
            continue
        row = files[name]
        refused = int(case["lines_that_are_no_payment"] or 0)
        assert row["lines_accepted"] == int(case["payments"]), name
        assert row["amount_gbp_accepted"] == Decimal(case["total_gbp"]), name
        assert row["lines_rejected"] == refused, name
        assert row["lines_read"] == row["lines_accepted"] + refused, name
        if case["other_total_gbp"].startswith("gross "):
            assert gross[name] == Decimal(case["other_total_gbp"].split()[1]), name


@pytest.fixture(scope="module")
def may(real_folder):
    """Payments of May 2022 as the file has them: (payee, net)."""
    path = real_folder / "spend/salford/2022-05_clean.csv"
    if not path.exists():
        pytest.skip("no file of May 2022 among the published files")
    with path.open(encoding="utf-8", newline="") as file:
        return [(row["Vendor Name"], Decimal(row["Net"])) for row in csv.DictReader(file)]


def test_in_may_2022_the_commissioner_gets_a_transfer(may, published, salford_build):
    """£14.2 million of £37.5 million goes to the council's NHS commissioner."""
    commissioner = sum(net for payee, net in may if payee in ("NHS CCG", "Nhs Salford Ccg"))
    months = dict(
        published.run(
            "select flow_kind, spend_gbp from pub_spend_month where month = ? and place_id = ?",
            [MAY_2022, PLACE],
        )
    )
    with support.warehouse(salford_build) as warehouse:
        transfers = dict(
            warehouse.run(
                "select flow_basis, sum(amount_gbp) from int_spend"
                " where month = ? and flow_kind = 'transfer_to_partner' group by flow_basis",
                [MAY_2022],
            )
        )
    assert transfers.pop("The payee is an NHS commissioner") == commissioner
    assert all("school" in basis.lower() for basis in transfers)
    assert months["transfer_to_partner"] == commissioner + sum(transfers.values())
    assert round(commissioner / 1_000_000, 1) == Decimal("14.2")
    assert sum(months.values()) == sum(net for _, net in may)
    assert round(sum(months.values()) / 1_000_000, 1) == Decimal("37.5")


def test_nhs_trusts_are_paid_for_services(may, salford_build):
    is_trust = re.compile(r"nhs (foundation )?trust|nhs ft", re.IGNORECASE).search
    trusts = [net for payee, net in may if is_trust(payee)]
    with support.warehouse(salford_build) as warehouse:
        kinds = warehouse.run(
            "select flow_kind, count(*), sum(amount_gbp) from int_spend where month = ?"
            " and regexp_matches(lower(payee_name), 'nhs (foundation )?trust|nhs ft')"
            " group by flow_kind",
            [MAY_2022],
        )
    assert trusts
    assert kinds == [("purchase", len(trusts), sum(trusts))]


@pytest.fixture(scope="module")
def wellbeing(real_folder, salford_build):
    """Lines of the published wellbeing file."""
    path = real_folder / "outcomes/ons_els/personal-wellbeing-estimates.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(io.StringIO(file.read())))


def _nearest(real_folder):
    """Metropolitan districts by their distance from Salford in average score, IMD 2025."""
    path = real_folder / "place/imd/indices_of_deprivation_2025_lad.csv"
    with path.open(encoding="utf-8", newline="") as file:
        scores = {
            row["area_code"]: (Decimal(row["average_score"]), row["area_name"])
            for row in csv.DictReader(file)
            if row["index_domain"] == "Index of Multiple Deprivation"
            and row["area_code"].startswith("E08")
        }
    own = scores.pop(PLACE)[0]
    return sorted((abs(score - own), code, name) for code, (score, name) in scores.items())


def test_the_ten_similar_places_are_the_nearest(real_folder, published):
    order = _nearest(real_folder)
    rows = published.run(
        "select similar_place_id, similar_place_name, tie_note from pub_similar_place"
        " where place_id = ? order by nearness",
        [PLACE],
    )
    assert [row[:2] for row in rows] == [(code, name) for _, code, name in order[:10]]
    left_out = [name for gap, _, name in order[10:] if gap == order[9][0]]
    assert {row[2] for row in rows} == {", ".join(left_out) or None}


def test_tameside_and_rotherham_are_exactly_as_near(real_folder, salford_build):
    """So the page has to say that one of the two was left out."""
    gaps = {name: gap for gap, _, name in _nearest(real_folder)}
    assert gaps["Tameside"] == gaps["Rotherham"]


def test_wellbeing_equals_the_published_file_line_by_line(real_folder, wellbeing, published):
    places = {PLACE, "E92000001", *(code for _, code, _ in _nearest(real_folder)[:10])}
    rows = published.run(
        "select measure_id, place_id, period, value, lower, upper, line_number from pub_indicator"
    )
    found = {row[:3]: row[3:] for row in rows}
    checked = 0
    for line, row in enumerate(wellbeing, start=2):
        if row["areacd"] in places:
            year = int(row["period"][:4])
            key = (MEASURES[row["indicator"]], row["areacd"], f"FY{year}-{(year + 1) % 100:02}")
            numbers = (row[name] for name in ("observation", "lci_95", "uci_95"))
            assert found[key] == (*(float(n) if n else None for n in numbers), line)
            checked += 1
    assert checked == 12 * 4 * 12


def test_the_register_names_at_least_76_suppliers_paid_in_2022_to_23(published):
    pounds, suppliers = published.run(
        "select spend_gbp, suppliers from pub_contract_match"
        " where period = 'FY2022-23' and step = 2 and place_id = ?",
        [PLACE],
    )[0]
    assert suppliers >= 76
    assert pounds >= Decimal("17900000")
