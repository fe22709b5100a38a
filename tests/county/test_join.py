"""The join worked out again in plain Python: people's answers and pounds, from the files alone."""

import csv
import tomllib
from collections import defaultdict
from decimal import Decimal

import pytest

from tests.demo.reading import FOLDERS, PLANTED, PROJECT, text

# One question each: its value is its answer. The score of five questions has a rule for gaps.
MEASURES = [
    "my_life_satisfaction", "my_worthwhile", "my_happiness", "my_anxiety", "get_around",
    "know_who_to_ask", "green_days", "my_days", "listened_to", "crisis_help", "support_hours",
]  # fmt: skip
EXPENSE = {"county": (8, 7), "city": (4, 1), "icb": (3, 4)}  # expense type and directorate
# What more than exact words tells: patterns, departments, contracts (one builds for leisure).
OTHERS = {"unmapped", "pupil_transport", "green_space_leisure"}
PLACE_OF = {"county": "X10000101", "city": "X06000101", "icb": "X54000101"}
COUNTY = {"X07000101", "X07000102", "X07000103"}


def year_of(month):
    """`2022-05` lies in `FY2022-23`."""
    year, number = int(month[:4]), int(month[5:7])
    start = year if number >= 4 else year - 1
    return f"FY{start}-{(start + 1) % 100:02d}"


@pytest.fixture(scope="session")
def alliances(files):
    """Alliance -> what it says of itself, its small areas as a set."""
    look_up = files.table("place/lookup_lsoa21_ward24_ltla24.csv")
    said = tomllib.loads(text(files.named("alliances.toml")))["alliance"]
    for alliance in said:
        wards = set(alliance.get("wards", ()))
        inside = {row["lsoa21_code"] for row in look_up if row["ward24_code"] in wards}
        alliance["areas"] = inside | set(alliance.get("small_areas", ()))
    return {alliance["alliance_id"]: alliance for alliance in said}


@pytest.fixture(scope="session")
def heard(surveys, alliances):
    """(measure, place, year) -> [people, sum of weights, sum of weights times answers]."""
    cells = defaultdict(lambda: [set(), Decimal(0), Decimal(0)])
    for survey in surveys:
        names = survey.said["columns"]
        asked = {item["measure"] for item in survey.said["items"].values()}
        for measure in asked & set(MEASURES):
            latest = {}
            for row, value in survey.values(measure):
                key = tuple(
                    row.get(names.get(c), "") for c in ("answered_on", "service", "provider")
                )
                latest[row["person"], row["wave"], key] = (row, value)
            for row, value in latest.values():
                if row["area"] is None:
                    continue
                weight = Decimal(row.get(names["weight"]) or 1)
                for place in places_of(row, alliances):
                    cell = cells[measure, place, year_of(row["wave"])]
                    cell[0].add((survey.said["survey"], row["person"]))
                    cell[1] += weight
                    cell[2] += weight * value
    return cells


def places_of(row, alliances):
    yield "X54000101"
    if row["district"] in COUNTY:
        yield "X10000101"
    yield from (name for name, said in alliances.items() if row["area"] in said["areas"])


@pytest.mark.parametrize("measure", MEASURES)
def test_people_heard_in_alliances_and_the_county(published, heard, alliances, measure):
    """Wards and districts stand in tests/demo/test_outcomes.py."""
    found = {
        row[:2]: row[2:]
        for row in published.run(
            "select place_id, period, n_people, value, why_no_value from pub_outcome"
            f" where published_table = 'P1' and measure_id = '{measure}'"
            " and period_kind = 'financial_year' and why_no_value is distinct from 'not_asked'"
            " and (place_id in ('X10000101', 'X54000101') or place_id like 'alliance:%')"
        )
    }
    mine = {(place, year): cell for (m, place, year), cell in heard.items() if m == measure}
    assert set(mine) == set(found)
    assert {place for place, _ in mine} == {"X10000101", "X54000101", *alliances}
    for key, (people, value, _) in found.items():
        heard_here, weights, answers = mine[key]
        assert people == len(heard_here), key
        assert value == pytest.approx(float(answers / weights), abs=2e-6), key


@pytest.fixture(scope="session")
def service_words():
    """(words of an expense type, words of a directorate) -> service, as people decided them."""
    folder = PROJECT / "data"
    with (folder / "demo/decisions/services.csv").open(encoding="utf-8") as file:
        decided = {row["text"].lower(): row["service_id"] for row in csv.DictReader(file)}
    with (folder / "reference/services/crosswalk.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    by_scheme = {
        scheme: {r["words"].lower(): r["service_id"] for r in rows if r["scheme"] == scheme}
        for scheme in ("proclass", "ledger", "directorate")
    }
    return by_scheme["proclass"] | by_scheme["ledger"] | decided, by_scheme["directorate"]


def corrected(payments):
    """Payments with the one amount put right that people decided about."""
    truth = PLANTED["mistyped_amount"]
    for payee, pence, is_capital, cells in payments:
        is_it = truth["transaction_number"] in cells
        assert not is_it or pence == round(100 * truth["written"])
        yield payee, round(100 * truth["meant"]) if is_it else pence, is_capital, cells


@pytest.fixture(scope="session")
def paid(files, service_words):
    """(publisher, year, service) -> pounds, a month that was published twice counted once."""
    by_expense, by_directorate = service_words
    totals = defaultdict(int)
    for publisher in FOLDERS:
        expense, directorate = EXPENSE[publisher]
        for month, names in files.months(publisher).items():
            for _, pence, _, cells in corrected(files.payments(publisher, names[0])):
                service = by_expense.get(cells[expense].strip().lower()) or by_directorate.get(
                    cells[directorate].strip().lower(), "unmapped"
                )
                totals[publisher, year_of(month), service] += pence
    return totals


@pytest.mark.parametrize("publisher", FOLDERS)
def test_pounds_by_service_and_year(published, paid, publisher):
    found = published.run(
        "select financial_year, service_id, sum(spend_gbp) from pub_spend_through"
        f" where payer_id = '{PLACE_OF[publisher]}' group by all"
    )
    mine = {
        (year, service): Decimal(pence) / 100
        for (who, year, service), pence in paid.items()
        if who == publisher
    }
    # Which of the others a payment is for is worked out again in test_purpose.py.
    services = {service for _, service in mine} - OTHERS
    assert {(y, service): pounds for y, service, pounds in found if service in services} == {
        key: pounds for key, pounds in mine.items() if key[1] in services
    }
    for year in {year for year, _ in mine}:
        assert sum(pounds for when, _, pounds in found if when == year) == sum(
            pounds for (when, _), pounds in mine.items() if when == year
        )


def test_an_alliance_counts_its_services_once(published, files, alliances, service_words):
    by_expense, by_directorate = service_words
    members = {"GB-LAE-XWM": "county", "GB-LAE-XPG": "city", "GB-NHS-XQ1": "icb"}
    bodies = {"wrenmarsh county council", "pellingate city council",
              "nhs wrenmarsh and pellingate integrated care board",
              "nhs wrenmarsh and pellingate icb"}  # fmt: skip
    is_body = {
        "county": {b for b in bodies if b.startswith("wrenmarsh")},
        "city": {b for b in bodies if b.startswith("pellingate")},
        "icb": {b for b in bodies if b.startswith("nhs")},
    }
    for alliance_id, said in alliances.items():
        inside = [members[m] for m in said["partners"] if m in members]
        first = f"{said['from']:%Y-%m}"
        net, between = defaultdict(int), defaultdict(int)
        for publisher in inside:
            others = set().union(*(is_body[m] for m in inside))
            expense, directorate = EXPENSE[publisher]
            for month, names in files.months(publisher).items():
                if month < first:
                    continue
                for payee, pence, _, cells in corrected(files.payments(publisher, names[0])):
                    service = by_expense.get(cells[expense].strip().lower()) or by_directorate.get(
                        cells[directorate].strip().lower()
                    )
                    if payee.strip().lower() in others:
                        between[year_of(month)] += pence
                    elif service in said["services"]:
                        net[year_of(month)] += pence
        found = published.run(
            "select financial_year, sum(spend_gbp), sum(eliminated_gbp) from pub_alliance_spend"
            f" where alliance_id = '{alliance_id}' group by financial_year"
        )
        assert {row[0]: row[1:] for row in found} == {
            year: (Decimal(net[year]) / 100, Decimal(between[year]) / 100) for year in net
        }
        through = published.run(
            "select financial_year, sum(spend_gbp) from pub_spend_through"
            f" where payer_id = '{alliance_id}' group by financial_year"
        )
        assert dict(through) == {row[0]: row[1] for row in found}


def test_promises_and_what_arrived(published, files):
    delivered = defaultdict(Decimal)
    for row in files.table("social_value/deliveries.csv"):
        delivered[row["commitment_id"]] += Decimal(row["quantity"])
    found = {
        row[0]: row[1:]
        for row in published.run(
            "select commitment_id, promised_units, delivered_units from pub_social_value"
        )
    }
    promised = files.table("social_value/commitments.csv")
    assert len(found) == len(promised)
    for row in promised:
        units = delivered.get(row["commitment_id"])
        assert found[row["commitment_id"]] == (
            pytest.approx(float(row["quantity"])),
            None if units is None else pytest.approx(float(units)),
        )
