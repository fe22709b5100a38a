"""Where the county's pounds land: every cell against the oracle, from contracts and answers."""

import csv
import io
from collections import defaultdict
from decimal import Decimal

import pytest

from tests import oracle_benefit, support
from tests.demo.reading import PROJECT, text

LOOK_UP = "place/lookup_lsoa21_ward24_ltla24.csv"
PLACE_OF = {"GB-LAE-XWM": "X10000101", "GB-LAE-XPG": "X06000101", "GB-NHS-XQ1": "X54000101"}
COUNTY = {"X07000101", "X07000102", "X07000103"}
UNIVERSAL = {"community_transport", "green_space_leisure"}


def inside(publisher, district):
    """Whether a district lies in a publisher's area."""
    return {
        "GB-LAE-XWM": district in COUNTY,
        "GB-LAE-XPG": district == "X06000101",
        "GB-NHS-XQ1": district in COUNTY | {"X06000101"},
    }[publisher]


@pytest.fixture(scope="session")
def lines(county_build):
    """Payments in covered months by what identifies them; who is who is tested elsewhere."""
    with support.warehouse(county_build) as engine:
        return engine.rows(
            "select s.publisher_id, s.financial_year, s.service_id, s.flow_kind,"
            " coalesce(s.capital_or_revenue, 'not stated') as capital_or_revenue, s.month,"
            " p.provider_id, n.supplier_key, cast(s.amount_gbp * 100 as bigint) as pence,"
            " under.contract_references"
            " from int_spend_service s"
            " join int_months m on m.publisher_id = s.publisher_id and m.month = s.month"
            " and m.is_covered"
            " left join int_payee_provider p on p.name_text = s.payee_name"
            " left join int_supplier_names n on n.name_text = s.payee_name"
            " left join (select m.source_file_id, m.line_number,"
            " list(distinct c.contract_reference) as contract_references"
            " from int_spend_contract m join int_contracts c on c.contract_id = m.contract_id"
            " group by all) as under using (source_file_id, line_number)"
        )


@pytest.fixture(scope="session")
def contracts(county_build):
    """(publisher, supplier) -> [(service, lines in the register)], without their areas."""
    with support.warehouse(county_build) as engine:
        return engine.rows(
            "select c.publisher_id, c.supplier_key, c.contract_reference, s.service_id"
            " from int_contracts c join int_contract_service s using (contract_id)"
            " where c.supplier_key is not null"
        )


@pytest.fixture(scope="session")
def wards(files):
    """(ward -> name, ward -> district, ward -> people in the latest year) from the files."""
    look_up = files.table(LOOK_UP)
    name = {r["ward24_code"]: r["ward24_name"] for r in look_up}
    district = {r["ward24_code"]: r["ltla24_code"] for r in look_up}
    ward_of = {r["lsoa21_code"]: r["ward24_code"] for r in look_up}
    people = defaultdict(int)
    rows = files.table("place/population/population_lsoa21_age.csv")
    latest = max(r["year"] for r in rows)
    for row in rows:
        if row["year"] == latest and row["lsoa21_code"] in ward_of:
            people[ward_of[row["lsoa21_code"]]] += int(row["total_population"])
    return name, district, people


@pytest.fixture(scope="session")
def areas(files):
    """(publisher, reference) -> the words for the area of a contract, from the registers."""
    publishers = {"wrenmarsh": "GB-LAE-XWM", "pellingate": "GB-LAE-XPG", "icb": "GB-NHS-XQ1"}
    found = {}
    for path_name, path in files.files.items():
        if path_name.startswith("contracts/"):
            for row in csv.DictReader(io.StringIO(text(path), newline="")):
                reference = row.get("Contract Reference") or row.get("Contract Ref")
                found[publishers[path_name.split("/")[1]], reference] = row["Area Covered"]
    return found


@pytest.fixture(scope="session")
def stated(contracts, areas, wards):
    """(publisher, supplier, service or '*') -> the wards that all of its contracts name."""
    code_of = {name: code for code, name in wards[0].items()}
    named = defaultdict(list)
    for contract in contracts:
        publisher = contract["publisher_id"]
        words = areas.get((publisher, contract["contract_reference"]))
        ward = code_of.get(words)
        ward = ward if ward and inside(publisher, wards[1][ward]) else None
        for service in (contract["service_id"], "*"):
            named[publisher, contract["supplier_key"], service].append(ward)
    return {key: sorted(set(places)) for key, places in named.items() if None not in places}


@pytest.fixture(scope="session")
def named(areas, wards):
    """(publisher, reference) -> the ward that this contract names, or None."""
    code_of = {name: code for code, name in wards[0].items()}
    found = {}
    for (publisher, reference), words in areas.items():
        ward = code_of.get(words)
        is_inside = ward and inside(publisher, wards[1][ward])
        found[publisher, reference] = ward if is_inside else None
    return found


@pytest.fixture(scope="session")
def homes(files, surveys, wards, county_build):
    """(provider, service) -> protected shares of the homes of those who answered about it."""
    with support.warehouse(county_build) as engine:  # who may be named is tested elsewhere
        rows = engine.run(
            "select provider_id from int_answer_provider where shown_provider_id = provider_id"
        )
    named = {provider for (provider,) in rows}
    survey = surveys[1]
    names = survey.said["columns"]
    providers = {
        r["provider_name"].lower(): r["provider_id"]
        for r in files.table("providers/providers.csv")
        if r["provider_id"] in named
    }
    with (PROJECT / "data/reference/services/services.csv").open(encoding="utf-8") as file:
        services = {r["service_name"].lower(): r["service_id"] for r in csv.DictReader(file)}
    with (PROJECT / "data/reference/services/crosswalk.csv").open(encoding="utf-8") as file:
        services |= {
            r["words"].lower(): r["service_id"]
            for r in csv.DictReader(file)
            if r["scheme"] == "survey"
        }
    measures = {item["measure"] for item in survey.said["items"].values()}
    latest = {}
    for measure in measures:
        for row, _ in survey.values(measure):
            provider = providers.get((row.get(names["provider"]) or "").lower())
            service = services.get((row.get(names["service"]) or "").lower())
            if provider and service:
                key = (provider, service, row["person"])
                day = (row["wave"], row["area"] or "")
                latest.setdefault(key, (("", ""), None))
                if row["area"] and day >= latest[key][0]:
                    latest[key] = (day, row["ward"])
    people = defaultdict(lambda: defaultdict(int))
    for (provider, service, _), (_, ward) in latest.items():
        people[provider, service][ward] += 1
    return {key: oracle_benefit.home_shares(counts, wards[1]) for key, counts in people.items()}


def known(line, stated, named, homes, wards):
    """What is known of one line, for the oracle's rules: of its own contract where it has one."""
    publisher, service = line["publisher_id"], line["service_id"]
    whole, people = PLACE_OF[publisher], wards[2]
    places = stated.get((publisher, line["supplier_key"], service))
    if places is None and service == "unmapped":
        places = stated.get((publisher, line["supplier_key"], "*"))
    if under := line["contract_references"]:
        wards_named = {named.get((publisher, reference)) for reference in under}
        places = None if None in wards_named else sorted(wards_named)
    shares = homes.get((line["provider_id"], service), {})
    district = wards[1]
    home = {p: s for p, s in shares.items() if not p or inside(publisher, district.get(p, p))}
    return {
        "name": (line["provider_id"], service),
        "whole": whole,
        "stated": places,
        "home": home,
        "served": people,
        "people": {w: n for w, n in people.items() if inside(publisher, district[w])}
        if service in UNIVERSAL
        else {},
    }


@pytest.mark.parametrize("publisher", PLACE_OF)
def test_every_pound_of_the_map(county_build, lines, stated, named, homes, wards, publisher):
    """Ward by ward, to the penny, under each rule."""
    key = ("financial_year", "service_id", "flow_kind", "capital_or_revenue")
    sets = alliance_sets(county_build)
    groups = [
        (
            (*(line[name] for name in key), sets(line)),
            known(line, stated, named, homes, wards),
            line["pence"],
        )
        for line in lines
        if line["publisher_id"] == publisher
    ]
    expected = defaultdict(int)
    for (*rest, _, rule, place), pence in oracle_benefit.place_all(groups).items():
        expected[(*rest, rule, place)] += pence
    with support.published(county_build) as published:
        found = published.run(
            f"select {', '.join(key)}, benefit_rule, place_id, spend_gbp from pub_benefit"
            f" where payer_id = '{PLACE_OF[publisher]}' and map_level = 'ward'"
        )
    assert {row[:-1]: row[-1] for row in found if row[-1]} == {
        name: Decimal(pence) / 100 for name, pence in expected.items() if pence
    }
    assert {row[4] for row in found} - {"authority_wide"}, "some rule places something"


def alliance_sets(county_build):
    """A function from a line to the alliances whose totals it is in, from the file of alliances."""
    with support.warehouse(county_build) as engine:
        said = engine.rows("select * from stg_alliances")
    members = {"GB-LAE-XWM", "GB-LAE-XPG", "GB-NHS-XQ1"}

    def of(line):
        found = [
            alliance["alliance_id"]
            for alliance in said
            if line["publisher_id"] in alliance["partners"].split("|")
            and line["service_id"] in alliance["services"].split("|")
            and line["month"] >= f"{alliance['start_date']:%Y-%m}"
            and not (
                line["provider_id"] in members
                and line["provider_id"] in alliance["partners"].split("|")
            )
        ]
        return "|".join(sorted(found))

    return of


def test_every_map_holds_all_pounds_once(county_build):
    with support.published(county_build) as published:
        maps = published.run(
            "select payer_id, financial_year, sum(spend_gbp) filter (where map_level = 'ward'),"
            " sum(spend_gbp) filter (where map_level = 'district') from pub_benefit group by all"
        )
        paid = dict(
            (row[:2], row[2])
            for row in published.run(
                "select place_id, financial_year, sum(spend_gbp) from pub_spend_month"
                " where is_covered group by all"
            )
        )
        rules = published.run(
            "select payer_id, financial_year, sum(spend_gbp) from pub_benefit_rule group by all"
        )
    assert {row[:2]: row[2] for row in rules} == {row[:2]: row[2] for row in maps}
    for payer, year, by_ward, by_district in maps:
        assert by_ward == by_district
        assert payer.startswith("alliance:") or by_ward == paid[payer, year]
