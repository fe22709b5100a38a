"""Money and contracts on the county's pages in a browser: the map, the worklists, the brief."""

import csv
import io
import zipfile
from decimal import Decimal

import pytest

from dashboard import words
from tests import support
from tests.pages.conftest import UPLAND, dashboard, settle, turn_to
from tests.pages.test_browser import accessible

pytestmark = pytest.mark.browser


def test_every_pound_bought_stands_once_on_the_map(county_page, county_build):
    """What the map's CSV adds up to is what the ledger counts, and both place the same pounds."""
    page = county_page("/money?place=Pellingate&period=2024+to+25")
    with page.expect_download(timeout=60_000) as waiting:
        page.locator(".st-key-block-benefit").get_by_text("Data (CSV)").click()
    rows = list(csv.DictReader(io.StringIO(waiting.value.path().read_text("utf-8-sig"))))
    assert {row["flow_kind"] for row in rows} == {"purchase", "grant"}
    found = {True: Decimal(0), False: Decimal(0)}
    for row in rows:
        found[row["benefit_rule"] != "authority_wide"] += Decimal(row["spend_gbp"])
    with support.published(county_build) as engine:
        ledger = engine.run(
            "select spend_gbp, not_tied_gbp from pub_purpose_ledger where tie = 'place'"
            " and place_id = 'X06000101' and financial_year = 'FY2024-25'"
            " and flow_group = 'purchase_and_grant'"
        )
    assert [(found[True], found[False])] == ledger and found[True] > 0
    said = page.inner_text(".st-key-block-benefit")
    assert f"{words.pounds(found[True])} is laid upon a place" in said
    assert f"{words.pounds(found[True])} " in page.inner_text(".st-key-block-purpose")


def test_each_worklist_is_one_click_away(county_page):
    page = county_page("/money?place=Pellingate&period=2024+to+25", again=True)
    lists = page.locator(".st-key-block-worklists")
    assert "First of its lines" in lists.inner_text()
    lists.get_by_text("Paid, no place").click()
    page.wait_for_timeout(1500)
    settle(page)
    assert "Not placed" in lists.inner_text() and "Borrowing" not in lists.inner_text()


def test_a_ward_sees_what_lands_there_by_the_rules_and_by_another(county_page):
    page = county_page("/money?place=Otter+Ford,+ward&period=2025+to+26")
    said = page.inner_text(".st-key-block-benefit .ws-notice")
    assert "For Otter Ford: £" in said and "divided by who lives where" in said
    before = page.inner_text(".st-key-block-benefit .ws-legend")
    page.locator(".st-key-block-benefit").get_by_text("All of it by who lives where").click()
    page.wait_for_timeout(1500)
    settle(page)
    assert page.inner_text(".st-key-block-benefit .ws-legend") != before


def test_an_alliance_says_which_blocks_are_its_members_own(county_page):
    page = county_page(f"/money?{UPLAND}")
    for block in ("purpose", "transfer", "methods"):
        assert "Not applicable" in page.inner_text(f".st-key-block-{block}"), block
    assert "Hill and Harbour and Upland Alongside" in page.inner_text(".st-key-block-together")
    assert "is laid upon a place" in page.inner_text(".st-key-block-benefit")
    assert page.locator(".st-key-block-worklists").count() == 0


BRIEF = "contract=GB-LAE-XWM%3Ab63713b34c97"


def test_a_brief_is_accessible_and_in_the_order_of_a_meeting(county_page):
    page = county_page(f"/contracts?{BRIEF}", scheme="dark")
    _is_a_brief(page)
    turn_to(page, 768, "light")
    _is_a_brief(page)


def _is_a_brief(page):
    accessible(page)
    assert page.inner_text("h1") == "Short breaks, upland families"
    blocks = page.eval_on_selector_all("h2", "hs => hs.map(h => h.innerText)")
    assert blocks[:5] == [
        "Open questions", "The story so far", "What people say in the places it serves",
        "Service levels, in words", "Spend against value",
    ]  # fmt: skip
    assert "by 30 September 2026" in page.inner_text(".ws-lead")
    people = page.inner_text(".st-key-block-people")
    assert "does not say what this contract brought about" in people
    ratings = page.locator(".st-key-block-kpis table")
    assert "Provider’s reply: Two rooms were closed" in ratings.inner_text()
    colours = ratings.locator("td").evaluate_all("ts => ts.map(t => getComputedStyle(t).color)")
    assert len(set(colours)) == 1, "a rating is a word and no colour"


def test_the_tables_of_a_brief_come_in_one_file(county_page):
    page = county_page(f"/contracts?{BRIEF}", width=768, again=True)
    with page.expect_download(timeout=60_000) as waiting:
        page.get_by_text("All tables of this brief (ZIP)").click()
    with zipfile.ZipFile(waiting.value.path()) as archive:
        assert {"contract.csv", "questions.csv", "history.csv", "ratings.csv", "people.csv"} <= set(
            archive.namelist()
        )
        ratings = archive.read("ratings.csv").decode("utf-8-sig")
    assert "Requires improvement" in ratings and "provider_reply" in ratings


def test_from_the_list_to_a_brief_and_back_with_the_filters(county_page):
    page = county_page("/contracts?place=Wrenmarsh,+county&service=Help+into+work")
    listed = page.locator(".st-key-block-list table").first
    assert "Help into work, north of the county" in listed.inner_text()
    assert "Good" not in listed.inner_text()
    listed.get_by_role("link", name="Help into work, north of the county").click()
    page.wait_for_function("() => document.querySelector('h1')?.innerText.startsWith('Help into')")
    settle(page)
    for address in (page.url, page.locator(".st-key-filterbar a").get_attribute("href")):
        assert "contract=" in address and "service=Help" in address and "Wrenmarsh" in address
    assert "surely tied" in page.inner_text(".st-key-block-spend .ws-finding")
    page.get_by_role("link", name="All contracts and agreements").click()
    page.wait_for_function("() => document.querySelector('h1')?.innerText === 'Contracts'")
    assert "contract=" not in page.url and "service=Help" in page.url


def test_a_contract_that_is_not_there_is_said(county_page):
    page = county_page("/contracts?contract=%3Cb%3Enothing%3C/b%3E")
    said = page.locator(".ws-notice").all_inner_texts()
    assert any("<b>nothing</b>, which is not in this build" in text for text in said)
    assert page.inner_text("h1") == "Contracts"


def test_decisions_by_service_and_by_place(county_page):
    for by, lane in (("By+service", "Help at home for adults"), ("By+place", "Otter Ford")):
        page = county_page(f"/contracts?place=Wrenmarsh,+county&by={by}")
        assert lane in page.inner_text(".st-key-block-time .js-plotly-plot")


def test_the_public_sees_no_single_contract(open_page, county_build):
    with dashboard(county_build / "published", WIDER_STAGE_AUDIENCE="public") as public:
        page = open_page(f"/contracts?{BRIEF}&place=Wrenmarsh,+county", base=public)
        # That its other pages stand is held by test_cells, which opens each of them for the public.
        assert page.locator("[data-testid=stException]").count() == 0
        assert page.get_by_role("link", name="Decisions").count() == 0
        body = page.inner_text("body")
        assert "Single contracts are shown to boards and officers" in body
        for hidden in ("Wrenmarsh Short Breaks Team", "Two rooms were closed", "WCC-1007"):
            assert hidden not in page.content()
        assert page.locator(".st-key-block-gaps, .st-key-block-clock").count() == 0
        assert page.locator(".st-key-block-time .js-plotly-plot").count() == 1
