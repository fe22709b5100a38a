"""Every published file on places, providers, values: accepted line by line, or said why not."""

import csv
import gzip
import io
import json
import re

import pytest

from pipelines.build.graph import load_nodes
from tests.sources.staged import read

pytestmark = pytest.mark.real

FOLDERS = ("place", "providers", "social_value")
# Files that are no source, by what their reason says; sheets of workings beside the tables too.
LEFT = {
    "360-giving-schema.json": "a schema",
    "all_reconcile_response.json": "a document without",
    "dringtech_framework.json": "a document without",
    "cc-aoo-gss-iso.csv": "classification",
    "icnpo.csv": "classification",
    "sic2007.csv": "classification",
    "Expenditure_over_65_post2015.csv": "research project",
    "care_homes_inspections_all.csv": "research project",
    "norm_dict.tsv": "rules by which",
    "supplier_charity_final.csv": "matched by a research project",
    "verif_df.csv": "matched by a research project",
    "trafford_mental_health_services.csv": "no number of a register",
    "wellby_value_may_2024.xlsx": "series of the Office for National Statistics",
    # three boroughs beside each other, each with its own year: the other sheets hold the same costs
    "UnitCostDatabase.xls, sheet ' Merged Database'": "no heading was placed for price_year",
}
# Sheets that are read; of every other sheet of a workbook it is said why not.


@pytest.fixture(scope="module")
def everything(real_folder, tmp_path_factory):
    files = [
        path
        for folder in FOLDERS
        for path in sorted((real_folder / folder).rglob("*"))
        if path.is_file()
    ]
    if not files:
        pytest.skip(f"no published files in {', '.join(FOLDERS)}")
    lines, reasons, engine = read(real_folder, files)
    with engine:
        yield lines, reasons, engine


@pytest.fixture(scope="module")
def lines(everything):
    return everything[0]


@pytest.fixture(scope="module")
def engine(everything):
    return everything[2]


def _need(lines, *names):
    for name in names:
        if name not in lines:
            pytest.skip(f"no {name} among the published files")


def _is_sheet(name):
    return ".xls" in name or ".parquet" in name


def test_every_file_is_read_or_has_a_reason_that_helps(everything):
    lines, reasons, _ = everything
    for name, reason in reasons.items():
        assert LEFT.get(name.split("/")[-1], "a reason for it") in reason, f"{name}: {reason}"
    for name in lines:
        assert name.split("/")[-1] not in LEFT


def test_every_line_is_accepted_or_refused_with_a_reason(lines):
    for name, one in lines.items():
        if not one.raw_table:  # read to place respondents, and not kept
            continue
        assert one.read == one.accepted + sum(one.rejected.values()), name
        assert one.accepted > 0, name
        assert all(one.rejected), name


def _records_of(path):
    """How many records a file holds, counted apart from the code under test."""
    data = path.read_bytes()
    data = gzip.decompress(data) if path.suffix == ".gz" else data
    if "json" in path.name:
        content = json.loads(data)
        if isinstance(content, list):
            return len(content)
        key = next(k for k in ("features", "hexes", "grants", "populations") if k in content)
        return len(content[key])
    text = data.decode("utf-8-sig", "replace")
    rows = [row for row in csv.reader(io.StringIO(text, newline="")) if any(c.strip() for c in row)]
    has_no_heading = "nhs_ods" in path.name or "unit_cost" in str(path)
    return len(rows) - (0 if has_no_heading else 1)


def test_as_many_lines_are_read_as_the_files_hold(real_folder, lines):
    for name, one in lines.items():
        if not _is_sheet(name):
            assert one.read == _records_of(real_folder / name), name


def test_few_lines_are_refused_and_only_where_the_file_is_at_fault(lines):
    """Totals, lines without a name, days nobody can read; notes below workbooks' tables."""
    for name, one in lines.items():
        refused = sum(one.rejected.values())
        if refused and not _is_sheet(name):
            assert refused <= 0.03 * one.read, (name, one.rejected)


# What stands there --------------------------------------------------------------------------------


def test_a_district_that_was_merged_has_its_successor(lines, engine):
    _need(lines, "place/lookups/lookup_ltla22_ltla23.csv", "place/registers/area_all_codes.csv")
    found = engine.run(
        "select distinct new_code from stg_place_successors"
        " where old_code = 'E07000026' and old_code <> new_code"
    )
    assert found == [("E06000063",)]


def test_small_areas_of_2011_lead_to_those_of_2021_as_the_file_says(real_folder, lines, engine):
    name = "place/lookups/lookup_lsoa11_lsoa21_ltla22.csv.gz"
    _need(lines, name)
    with gzip.open(real_folder / name, "rt", encoding="utf-8", newline="") as file:
        pairs = {(row["lsoa11_code"], row["lsoa21_code"]) for row in csv.DictReader(file)}
    found = engine.run(
        "select old_code, new_code from stg_place_successors"
        " inner join raw_landed_files using (source_file_id) where path = ?"
        " and old_vintage = '2011' and new_vintage = '2021'",
        [name],
    )
    assert set(found) == pairs


def test_every_england_small_area_has_its_care_board(lines, engine):
    name = "place/lookups/lookup_lsoa21_icb24.csv.gz"
    _need(lines, name)
    engine.create("int_place_parents", load_nodes()["int_place_parents"].text)
    boards = engine.run(
        "select count(distinct child_code), count(distinct parent_code) from int_place_parents"
        " where child_level = 'small_area' and parent_level = 'icb' and parent_vintage = '2024'"
    )
    assert boards == [(lines[name].read, 42)]


def test_councils_people_reach_their_places(real_folder, lines, engine):
    name = "place/population/council_population_2024.json"
    _need(lines, name, "place/registers/uk_local_authorities_future.csv")
    engine.create("int_population", load_nodes()["int_population"].text)
    people = json.loads((real_folder / name).read_text(encoding="utf-8"))["populations"]
    found = dict(
        engine.run(
            "select place_id, population from int_population"
            " inner join raw_landed_files using (source_file_id) where path = ?",
            [name],
        )
    )
    assert len(found) >= 0.99 * len(people)
    assert found["E08000006"] == people["salford"]
    other = engine.run(
        "select a.place_id from int_population as a inner join int_population as b using (place_id)"
        " where a.source_file_id = ? and b.source_file_id like '%gm_mid-year%'"
        " and abs(a.population / b.population - 1) > 0.02",
        [name],
    )
    assert other == []


def test_deprivation_of_2019_and_2025_stand_apart(lines, engine):
    _need(lines, "place/imd/IoD2019_lad.csv", "place/imd/imd2025_england_icb24.csv")
    years = engine.run(
        "select left(place_id, 3), data_year from stg_deprivation_districts"
        " where domain = 'Index of Multiple Deprivation' and left(place_id, 3) in ('E08', 'E54')"
        " and data_year is not null group by all order by all"
    )
    assert years == [("E08", 2019), ("E08", 2025), ("E54", 2025)]


def test_every_boundary_has_a_level_and_a_polygon(lines, engine):
    levels = dict(engine.run("select place_level, count(*) from stg_place_boundaries group by 1"))
    assert levels.keys() <= {"small_area", "msoa", "ward", "district", "icb", "county", "other"}
    kinds = engine.run(
        "select distinct json_extract_string(geometry, '$.type') from stg_place_boundaries"
    )
    assert {kind for (kind,) in kinds} <= {"Polygon", "MultiPolygon"}


def test_no_two_places_of_a_map_stand_on_one_hexagon(engine):
    twice = engine.run(
        "select source_file_id, hex_q, hex_r from stg_place_hexes group by all having count(*) > 1"
    )
    assert twice == []
    odd = engine.run(
        "select place_id from stg_place_hexes where not regexp_matches(place_id, '^[A-Z][0-9]{8}$')"
    )
    assert odd == []


def test_identifiers_are_whole(engine):
    ids = [
        value
        for row in engine.run("select provider_id, same_as_provider_id from stg_provider_register")
        for value in row
        if value
    ]
    company = re.compile(r"GB-COH-[A-Z0-9]{8}")
    assert ids
    assert [one for one in ids if one.startswith("GB-COH-") and not company.fullmatch(one)] == []
    assert [one for one in ids if not re.fullmatch(r"[A-Z]{2}-[A-Z]+-\S+", one)] == []


def test_codes_have_their_broader_code(lines, engine):
    _need(lines, "social_value/cpv/cpvCodes.json.gz")
    orphans = engine.run(
        "select count(*) from stg_cpv as a anti join stg_cpv as b on b.cpv_code = a.parent_code"
        " where a.parent_code is not null"
    )
    assert orphans == [(0,)]


def test_unit_costs_agree_between_the_sheets_and_their_copies(lines, engine):
    """The same 673 costs stand in the workbook and in files without headings."""
    _need(lines, "social_value/unit_cost_database_v1.2/FIRE.csv")
    apart = engine.run(
        "select value_code from stg_unit_values group by value_code, price_year, value_words"
        " having max(value_gbp) - min(value_gbp) >= 1"
    )
    assert apart == []


def test_index_of_the_base_year_is_a_hundred(lines, engine):
    bases = engine.run(
        "select deflator from stg_deflators where period = base_period and base_period is not null"
    )
    assert bases and {value for (value,) in bases} == {100.0}


PERSONAL = {
    "e-mail": r"[\w.+-]+@[\w-]+\.\w+",
    "telephone": r"(?<![\w.:/-])0\d{3,4} ?\d{3} ?\d{3,4}(?![\w.])",
    "postcode": r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b",
    "title": r"(?i)(^|\()\s*(c/o )?(mr|mrs|miss|ms)\.? [a-z]",
}


@pytest.mark.parametrize("what", PERSONAL)
@pytest.mark.parametrize("table", ["raw_provider_register", "raw_grants"])
def test_nothing_about_persons_lands(engine, table, what):
    found = [
        (row["source_file_id"], row["line_number"])
        for row in engine.rows(f"select * from {table}")
        if re.search(PERSONAL[what], " | ".join(_texts(row)))
    ]
    assert found == []


def _texts(row):
    for key, value in row.items():
        if isinstance(value, dict):
            yield from (str(one) for one in value.values())
        elif value is not None and key != "source_file_id":
            yield str(value)
