"""The county in a browser: every page, the filters, and the ways from page to page."""

import csv
import io

import pytest

from dashboard import words
from tests import support
from tests.pages.conftest import UPLAND, settle, turn_to
from tests.pages.test_browser import accessible

pytestmark = pytest.mark.browser

PAGES = {
    "/": "Hill and Harbour",
    "/outcomes": "I know who to ask when I need help",
    "/places": "Hill and Harbour",
    "/providers": "Providers",
    "/money": "Money",
    "/social-value": "Social value",
    "/contracts": "Contracts",
    "/decisions": "Decisions",
    "/data": "How we know",
}


@pytest.mark.parametrize("path", PAGES)
def test_page_is_accessible_and_asks_nobody_else(county_page, path):
    page = county_page(path)
    assert PAGES[path] in page.inner_text("h1")
    accessible(page)
    turn_to(page, 768, "dark")
    accessible(page)


def test_how_much_is_hidden_is_said_and_stands_table_by_table(county_page, county_build):
    page = county_page("/data", width=768, again=True)
    said = page.inner_text(".st-key-block-hidden")
    with support.published(county_build, "public") as engine:
        (totals,) = engine.run(
            "select sum(cells_heard), sum(hidden_few), sum(hidden_elsewhere + hidden_longer)"
            " from pub_disclosure"
        )
        tables = engine.run(
            "select table_words, cells_heard, hidden_few, hidden_elsewhere, hidden_longer"
            " from pub_disclosure order by published_table, sort_key, period_kind"
        )
    heard, few, guards = map(int, totals)
    assert f"{words.count(few + guards)} of {words.count(heard)} figures about people" in said
    rows = page.locator(".st-key-block-hidden table tbody tr").all_inner_texts()
    assert len(rows) == len(tables)
    for row, (name, *counts) in zip(rows, tables, strict=True):
        cells = row.split("\t")
        assert cells[0].startswith(name)
        assert cells[1:5] == [words.count(count) for count in counts]


@pytest.mark.parametrize(
    "path",
    [
        "/outcomes?place=Otter+Ford,+ward",
        "/places?place=Wrenmarsh,+county",
        "/money?place=Sallowdale&service=Community+transport&period=2024+to+25",
        "/providers?provider=Wrenmarsh+Short+Breaks+Team",
        "/social-value?place=Pellingate&service=Leisure+and+green+space",
        "/contracts?place=NHS+Wrenmarsh+and+Pellingate+Integrated+Care+Board,"
        "+integrated+care+board",
    ],
)
def test_filtered_pages_stand(county_page, path):
    page = county_page(path)
    assert page.locator("[data-testid=stException]").count() == 0
    assert page.locator("[role=status]").count() == 0, "the link was not understood"
    assert page.locator("[class*='st-key-block-']").count() >= 1


def test_the_csv_of_the_outcomes_is_what_the_page_says(county_page):
    page = county_page(f"/?{UPLAND}")
    with page.expect_download(timeout=60_000) as waiting:
        page.locator(".st-key-block-outcomes").get_by_text("Data (CSV)").click()
    text = waiting.value.path().read_bytes().decode("utf-8-sig")
    rows = {row["measure_id"]: row for row in csv.DictReader(io.StringIO(text))}
    assert list(rows) == [
        "get_around", "my_days", "listened_to", "know_who_to_ask", "everyday_footing",
        "crisis_help", "missed_visits",
    ]  # fmt: skip
    shown = f"{100 * float(rows['get_around']['value']):.0f}%"
    assert shown in page.inner_text(".st-key-block-outcomes")


def test_a_board_member_goes_from_home_to_an_outcome_and_its_places_in_two_clicks(county_page):
    page = county_page(f"/?{UPLAND}", again=True)
    page.get_by_role("link", name="I can get to the places I need to").click()
    page.wait_for_function("() => document.querySelector('h1')?.innerText.includes('I can get')")
    settle(page)
    assert "Upland Alongside" in page.inner_text(".st-key-filterbar .ws-small")
    assert "a real improvement" in page.inner_text(".ws-lead")
    page.get_by_role("link", name="Places", exact=True).click()
    page.wait_for_function("() => document.querySelector('h1')?.innerText.includes('Upland')")
    settle(page)
    assert "I can get to the places I need to" in page.inner_text(".st-key-block-where h2")


def test_an_officer_goes_from_a_service_to_its_provider(county_page):
    page = county_page("/providers")
    page.get_by_role("link", name="Short breaks for children and families").click()
    page.wait_for_function("() => location.search.includes('Short')")
    settle(page)
    page.get_by_role("link", name="Wrenmarsh Short Breaks Team").first.click()
    page.wait_for_function(
        "() => document.querySelector('h1')?.innerText === 'Wrenmarsh Short Breaks Team'"
    )
    settle(page)
    said = page.inner_text(".st-key-block-card-short-breaks")
    assert "£7,450" in said and "£6,800" in said, "in-house and its external twin, at full cost"
    assert "paid inside the council" in said


def test_all_four_filters_stay_when_the_page_changes(county_page):
    asked = (
        "place=Sallowdale&period=2024+to+25&service=Help+into+work&provider=Good+Morning+Jobs+CIC"
    )
    page = county_page(f"/outcomes?{asked}&measure=I+decide+how+I+spend+my+days")
    for name in ("Money", "Contracts", "Home", "Data"):
        page.get_by_role("link", name=name, exact=True).first.click()
        settle(page)
        page.wait_for_timeout(600)
        for key in ("place=Sallowdale", "period=2024", "service=Help", "provider=Good"):
            assert key in page.url, (name, key)


def test_an_alliance_that_had_not_begun_is_not_applicable_and_nothing_is_missing(county_page):
    page = county_page("/money?place=Hill+and+Harbour,+alliance&period=2023+to+24")
    assert "No payments are counted here in 2023 to 24" in page.inner_text(".ws-lead")
    said = page.inner_text(".st-key-block-services")
    assert "Not applicable" in said and "began on 1 April 2024" in said
    page = county_page(f"/?{UPLAND}&service=Refuge+and+domestic+abuse+support")
    assert "is none of the services of Upland Alongside" in page.inner_text(".st-key-block-money")
