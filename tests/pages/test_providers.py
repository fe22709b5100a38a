"""One provider and all of them: the same rows for everybody, links, and what each audience sees."""

import csv
import io

import pytest

from tests.pages.conftest import dashboard

pytestmark = pytest.mark.browser

INSIDE = "/providers?provider=Pellingate+Home+First+Team"
OUTSIDE = "/providers?provider=Quaytide+Recovery"
PAID = "/providers?payer=Wrenmarsh+County+Council&period=2025+to+26"


def _card(page):
    rows = page.locator(".st-key-block-card tbody tr").all()
    return {row.locator("th").inner_text(): row.locator("td").first.inner_text() for row in rows}


def test_in_house_and_external_stand_on_the_same_card(open_page, county):
    outside, inside = (_card(open_page(path, base=county)) for path in (OUTSIDE, INSIDE))
    assert list(inside) == list(outside) and len(inside) == 11
    assert inside["Paid, last twelve loaded months"] == "paid inside the council"
    assert outside["Paid, last twelve loaded months"] == "£2.8m"
    assert inside["Cost a person helped"].startswith("£6,065")
    assert outside["Cost a person helped"] == "not supplied"


def test_what_would_stop_is_what_was_published_and_leads_to_the_contract(open_page, county):
    page = open_page(OUTSIDE, base=county, again=True)
    said = page.inner_text(".st-key-block-stop")
    assert "£2.8m, a year of payments" in said and "Others known" in said
    with page.expect_download(timeout=60_000) as waiting:
        page.locator(".st-key-block-stop").get_by_text("Data (CSV)").click()
    text = waiting.value.path().read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    for row in rows:
        assert f"{float(row['need_pct']):.0f}%" in said
    assert "is not known" in page.inner_text(".st-key-block-income")
    link = page.locator(".st-key-block-contracts tbody a").first.get_attribute("href")
    assert link.startswith("contracts?") and "contract=" in link
    assert "the same name, written otherwise" in page.inner_text(".st-key-block-names")


def test_fewer_than_three_costs_are_said_and_not_drawn(open_page, county):
    page = open_page("/providers?service=Help+at+home+for+adults", base=county)
    block = page.locator(".st-key-block-unit-cost")
    assert "2 of 12 providers can be compared" in block.inner_text()
    assert block.locator("[data-testid=stPlotlyChart]").count() == 0
    block.get_by_text("Every provider, and what is missing").click()
    block.get_by_text("Payments only: how many people were helped").first.wait_for()


def test_who_we_work_with_is_told_of_one_body_at_a_time(open_page, county):
    page = open_page(PAID, base=county)
    assert "Of £55.9m in purchases and grants" in page.inner_text(".st-key-block-kinds")
    assert "16%" in page.inner_text(".st-key-block-shares .ws-finding")
    assert "27% to 71%" in page.inner_text(".st-key-block-shares .ws-finding")
    changes = page.inner_text(".st-key-block-changes")
    assert "Of 55 known providers paid in 2025 to 26" in changes and "cannot be told" in changes


def test_a_market_is_counted_by_provider_and_by_group(open_page, county):
    page = open_page(PAID, base=county, again=True)
    block = page.locator(".st-key-block-concentration")
    assert "sellers that look apart have one owner" in block.inner_text()
    row = block.locator("tbody tr", has_text="Help at home for adults").inner_text()
    assert "1,789" in row and "2,686" in row and "7 by group" in row
    nobody = block.locator("tbody tr", has_text="Residential and nursing").inner_text()
    assert nobody.count("not known") >= 2 and "payees not known" in nobody


@pytest.mark.parametrize(
    ("audience", "path", "seen", "unseen"),
    [
        ("board", OUTSIDE, ".st-key-block-stop", ".st-key-block-names"),
        ("public", "/providers", ".st-key-block-shares", ".st-key-block-everybody"),
    ],
)
def test_each_audience_sees_its_own(open_page, county_build, audience, path, seen, unseen):
    with dashboard(county_build / "published", WIDER_STAGE_AUDIENCE=audience) as address:
        page = open_page(path, base=address)
        assert page.locator("[data-testid=stException]").count() == 0
        assert page.locator(seen).count() == 1 and page.locator(unseen).count() == 0
        if audience == "public":
            assert "Quaytide" not in page.inner_text("[data-testid=stMain]")


def test_the_group_of_a_provider_is_named_with_its_basis_and_can_stop_as_a_whole(open_page, county):
    page = open_page("/providers?provider=Kittiwaith+Homecare+Limited", base=county)
    card = _card(page)
    assert card["Part of"] == "Ashlighten Care Group Limited"
    assert "people decided it" in page.inner_text(".st-key-block-card")
    members = page.inner_text(".st-key-block-group")
    assert "Larkrisen and Fen Care Limited" in members and "says the list of providers" in members
    assert "65%" in page.inner_text(".st-key-block-group-stop")
    alone = open_page(OUTSIDE, base=county)
    assert _card(alone)["Part of"] == "no parent is on record"
    assert alone.locator(".st-key-block-group").count() == 0
