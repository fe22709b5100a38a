"""What each audience is shown and may take away stands, cell by cell, in the file of that audience.

So no page shows a number that only another audience's file has.
"""

from contextlib import ExitStack

import pytest

from dashboard import access, published
from dashboard.components import frame
from pipelines.engine.duck import Engine
from tests import support
from tests.pages import cells

PLACE, WARD = "alliance:hill-and-harbour", "Otter Ford, ward"
PAGES = ("home", "outcomes", "places", "providers", "money", "social_value", "contracts", "data")
# Numbers that a page adds up out of its file: the same sums, asked of the file in other words.
SUMS = {
    ("home", "money"): f"""
        select provider_kind, sum(spend_gbp) as spend_gbp, sum(payments) as payments
        from pub_spend_through where payer_id = '{PLACE}' group by all""",
    ("money", "services"): f"""
        select service_id, sum(spend_gbp) as spend_gbp, sum(payments) as payments
        from pub_spend_through
        where payer_id = '{PLACE}' and flow_kind in ('purchase', 'grant') group by all""",
    ("money", "members"): f"""
        select publisher_id, sum(gross_gbp) as gross_gbp, sum(eliminated_gbp) as eliminated_gbp,
            sum(gross_gbp) - sum(eliminated_gbp) as spend_gbp, count(distinct month) as months
        from pub_alliance_spend where alliance_id = '{PLACE}' group by all""",
    ("providers", "kinds"): """
        select sector, sum(spend_gbp) as spend_gbp,
            sum(sum(spend_gbp)) over (partition by publisher_id) as total_gbp,
            sum(spend_gbp * (sector_basis = 'registered')::int) as registered_gbp,
            sum(spend_gbp * (sector_basis = 'declared')::int) as declared_gbp,
            sum(spend_gbp * (sector_basis = 'likely')::int) as likely_gbp
        from pub_sector_spend group by sector, publisher_id""",
    ("social_value", "together"): f"""
        select promise, unit, count(*) as promises, count(delivered_units) as reported,
            sum(promised_units) as promised_units, sum(delivered_units) as delivered_units,
            sum(checked_units) as checked_units, sum(confirmed_units) as confirmed_units
        from pub_social_value where commitment_id in (
            select commitment_id from pub_payer_promise where payer_id = '{PLACE}'
        ) group by all""",
    ("contracts", "effort"): """
        select stage, sum(staff_days) as staff_days, sum(effort_cost_gbp) as effort_cost_gbp,
            sum(staff_days) / (select sum(staff_days) from pub_effort) as of_all_share,
            (select sum(staff_days) from pub_effort where is_before_signing)
            / (select sum(staff_days) from pub_effort where is_before_signing is not null)
                as before_signing_share
        from pub_effort group by all""",
    ("places", "steadied"): """
        select wards.place_id, cells.measure_id, cells.period, cells.value as whole
        from pub_outcome as cells inner join pub_place as wards
            on wards.district_id = cells.place_id and cells.published_table = 'P1'""",
    ("data", "set-apart"): """
        select kind_of_line, set_apart_because, count(distinct source_file_id) as files,
            sum(lines) as lines, sum(amount_gbp) as amount_gbp from pub_set_apart group by all""",
}
# Numbers of tables that have no download, or a row more than it: where they stand in the file.
_YEAR = "(select max(period) from pub_outcome where period like 'FY____-__' and n_people > 0)"
BESIDE = {
    ("home", "unknown"): f"""
        select sum(unknown_count), sum(amount_gbp) from pub_unknown
        where place_id = '{PLACE}' and (unknown <> 'wards_not_heard' or period = {_YEAR})
        group by unknown""",
    ("providers", "services"): """
        select count(distinct provider_id), count(distinct provider_id) filter (where is_in_house)
        from pub_provider inner join (
            select service_id, provider_id from pub_provider_spend
            union all select service_id, provider_id from pub_contract
            union all select service_id, provider_id from pub_outcome where published_table = 'P3'
        ) using (provider_id) group by service_id""",
    ("money", "benefit"): f"""
        select sum(by_population_gbp) from pub_benefit_sensitivity as cells
        left join pub_place as places on places.place_id = cells.place_id
        where payer_id = '{PLACE}'
        group by grouping sets (cells.place_id, places.district_id, places.place_level)""",
    ("places", "where"): f"""
        select value, lower, upper, n_people from pub_outcome
        where published_table = 'P1' and period = {_YEAR} and place_id in (
            select '{PLACE}' union all select district_id from pub_place
            where place_name = 'Otter Ford')""",
}
SEEN = [
    *[(audience, page, None) for audience in access.AUDIENCES for page in PAGES],
    *[(audience, page, WARD) for audience in access.AUDIENCES for page in ("outcomes", "places")],
    *[(audience, "decisions", None) for audience in ("officer", "board")],
]


@pytest.fixture(scope="module")
def files(county_build):
    """The published file of each audience."""
    with ExitStack() as opened:
        yield {
            audience: cells.File(
                opened.enter_context(Engine()), support.copied(county_build, audience)
            )
            for audience in access.AUDIENCES
        }


@pytest.fixture(scope="module")
def readers():
    return {}


@pytest.fixture
def take(county_build, readers, monkeypatch):
    """take(audience, page, place): what a page gives to an audience."""

    def taken(audience, page, place=None):
        if (audience, place) not in readers:
            asked = {"place": place} if place else {}
            readers[audience, place] = cells.Reader(
                county_build / "published", audience, monkeypatch, **asked
            )
        return readers[audience, place].take(page, monkeypatch)

    return taken


def strangers(taken, page, file):
    """Numbers of the downloads of a page that the file does not have."""
    found = {}
    for block, rows in taken.csv.items():
        sums = SUMS.get((page, block), "")
        if left := file.strangers(rows, sums):
            found[block] = left
    return found


@pytest.mark.parametrize(("audience", "page", "place"), SEEN)
def test_a_page_gives_what_stands_in_the_file_of_its_audience(take, files, audience, page, place):
    taken = take(audience, page, place)
    assert taken.csv, "the page offers no CSV"
    assert strangers(taken, page, files[audience]) == {}
    for block, shown in taken.tables:
        rows = taken.csv.get(block, [])
        sql = BESIDE.get((page, block))
        beside = files[audience].numbers(sql) if sql else set()
        assert cells.not_in_rows(shown, rows, beside) == [], block
        assert cells.hidden_otherwise(shown, rows) == [], block


def test_a_page_that_reads_the_file_of_another_audience_is_found(take, files, monkeypatch):
    folder = access.published_folder
    monkeypatch.setattr(frame, "published", lambda: published.find(folder(), "officer"))
    found = strangers(take("public", "contracts"), "contracts", files["public"])
    assert found


@pytest.mark.parametrize("audience", access.AUDIENCES)
def test_some_of_what_is_compared_is_hidden(take, audience):
    """Else nothing was shown of how it is hidden; and a value put back is found."""
    taken = take(audience, "outcomes")
    rows = taken.csv["groups"]
    shown = dict(taken.tables)["groups"]
    assert cells.hidden(rows) >= 2 and cells.hidden_otherwise(shown, rows) == []
    told = [{**row, "value": row["value"] or "0.5"} for row in rows]
    assert len(cells.hidden_otherwise(shown, told)) >= 2
    let_out = [{**row, "n_people": row["n_people"] or "7"} for row in rows]
    assert len(cells.hidden_otherwise(shown, let_out)) >= 2
