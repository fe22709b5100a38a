"""The pages as a reader meets them: in a browser, at two widths, light and dark."""

import csv
import io
import struct
from urllib.parse import urlparse

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests import support
from tests.pages.conftest import dashboard, settle, turn_to

pytestmark = pytest.mark.browser

PAGES = {
    "/": "Brackwater",
    "/outcomes": "I am satisfied with my life",
    "/places": "Brackwater",
    "/providers": "Providers",
    "/money": "Money",
    "/social-value": "Social value",
    "/contracts": "Contracts",
    "/decisions": "Decisions",
    "/data": "How we know",
}


@pytest.fixture(scope="module")
def published_file(published):
    """The officers' published file, opened for reading."""
    with support.published(published.parent) as engine:
        yield engine


def accessible(page):
    """The page stands, says that it is invented, fits, asks nobody else, and axe finds nothing."""
    assert page.locator("[data-testid=stException]").count() == 0
    assert "invented" in page.inner_text("body").lower(), "it is not said to be invented"
    outside = {u for u in page.requests if urlparse(u).hostname not in ("127.0.0.1", None)}
    assert not outside
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert wide <= 0, f"the page is {wide} px wider than the window"
    found = Axe().run(page).response["violations"]
    assert not found, [(v["id"], [n["target"] for n in v["nodes"]][:3]) for v in found]


@pytest.mark.parametrize("path", PAGES)
def test_page_is_accessible_and_asks_nobody_else(open_page, path):
    page = open_page(path, scheme="dark")
    assert PAGES[path] in page.inner_text("h1")
    accessible(page)
    turn_to(page, 768, "light", asks=path != "/money")  # one finds out by itself
    accessible(page)


@pytest.mark.parametrize("path", ["/contracts", "/money"])
def test_every_block_has_its_parts(open_page, path):
    page = open_page(path)
    # A block that only says why it is empty has nothing to download.
    blocks = page.locator("[class*='st-key-block-']:has([class*='st-key-downloads-'])")
    assert blocks.count() >= 4
    for block in blocks.all():
        heading = block.locator("h2").first.inner_text()
        assert block.locator(".ws-finding").first.inner_text().strip(), heading
        assert block.get_by_text("Data (CSV)").count() == 1, heading
        assert block.get_by_text("About this number").count() >= 1, heading
        for chart in block.locator("[data-testid=stPlotlyChart]").all():
            named = chart.evaluate(
                "c => (c.closest('[role=figure]') || c.querySelector('[role=figure]') || c)"
                ".getAttribute('aria-label')"
            )
            assert named and len(named) > 40, heading
            assert block.get_by_text("Same as a table").count() == 1, heading


def test_csv_holds_the_published_values(open_page, published_file):
    page = open_page("/money", again=True)
    rows = _csv(page, "spend")
    paid = {
        (row["month"], row["flow_kind"]): row["spend_gbp"]
        for row in rows
        if row["why_no_value"] != "not_loaded"
    }
    published = published_file.rows(
        "select month, flow_kind, spend_gbp from pub_spend_month where is_covered"
    )
    assert paid == {(r["month"], r["flow_kind"]): str(r["spend_gbp"]) for r in published}
    hidden = [row for row in rows if row["why_no_value"] == "not_loaded"]
    assert hidden and all(row["spend_gbp"] == "" for row in hidden)
    build = published_file.one("select build_id from pub_build")
    for column in ("title", "finding", "filters", "period", "source", "built_on"):
        assert all(row[column].strip() for row in rows), column
    assert {row["build_id"] for row in rows} == {build}


def test_pictures_stand_alone(open_page, published_file):
    page = open_page("/money", again=True)
    svg = _download(page, "spend", "Drawing (SVG)").decode("utf-8")
    for said in ("What was paid, month by month", "Brackwater", "Source"):
        assert said in svg
    assert published_file.one("select build_id from pub_build") in svg
    assert "http://cdn" not in svg and "https://cdn" not in svg
    png = _download(page, "spend", "Picture (PNG)")
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", png[16:24])
    assert width == 1600 and height > 600


def test_passport_leads_to_files_and_sql(open_page):
    page = open_page("/money", again=True)
    block = page.locator(".st-key-block-spend")
    block.get_by_text("About this number").click()
    passport = page.locator(".ws-passport").last
    passport.wait_for()
    said = passport.inner_text()
    for row in ("Where it comes from", "As at", "How sure", "Checks", "public"):
        assert row in said
    assert "Payments to suppliers: 5 files" in said
    assert "register" not in said, "payments by month do not rest on the register"


def test_headings_are_in_order(open_page):
    page = open_page()
    levels = page.eval_on_selector_all("h1, h2, h3", "hs => hs.map(h => +h.tagName[1])")
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False))


def test_pasted_link_restores_the_view(open_page, published_file):
    year = published_file.one("select max(financial_year) from pub_spend_month where is_covered")
    page = open_page()
    page.get_by_role("combobox", name="Period").click()
    shown = f"{year[2:6]} to {year[7:]}"
    page.get_by_role("option", name=shown).click()
    settle(page)
    page.wait_for_function("() => location.search.includes('period')")
    link, summary = page.url, page.inner_text(".st-key-filterbar .ws-small")
    assert shown in summary
    pasted = open_page(link[link.index("127.0.0.1") :].split("/", 1)[1].join(["/", ""]))
    assert pasted.inner_text(".st-key-filterbar .ws-small") == summary


def test_view_stays_when_the_page_changes(open_page):
    page = open_page("/?period=2022+to+23")
    assert "2022 to 23" in page.inner_text(".st-key-filterbar .ws-small")
    page.get_by_role("link", name="Contracts").click()
    page.wait_for_function("() => document.querySelector('h1')?.innerText.includes('Contracts')")
    settle(page)
    assert "2022 to 23" in page.inner_text(".st-key-filterbar .ws-small")


def test_unknown_place_in_a_link_is_said(open_page):
    page = open_page("/?place=Atlantis")
    assert "Atlantis" in page.inner_text("[role=status]")
    assert "Brackwater" in page.inner_text("h1")


def test_a_ward_shows_its_district_and_says_so(open_page, published_file):
    ward = published_file.one(
        "select min(place_name) from pub_place where place_level = 'ward' and is_selectable"
    )
    page = open_page(f"/places?place={ward},+ward")
    assert ward in page.inner_text("h1")
    assert "Nothing that people report is published" in page.inner_text(".ws-lead")
    assert "Brackwater" in page.inner_text(".st-key-filterbar .ws-small")


def test_public_audience_has_no_list_of_suppliers(open_page, published):
    with dashboard(published, WIDER_STAGE_AUDIENCE="public") as public:
        page = open_page("/contracts", base=public)
        assert "Thrumble" not in page.content()
        assert page.locator("[data-testid=stException]").count() == 0


def test_without_a_browser_the_page_says_what_to_install(open_page, published, tmp_path):
    # A path without browsers; the server itself needs nothing from it.
    hidden = {"PATH": str(tmp_path), "BROWSER_PATH": str(tmp_path / "none")}
    with dashboard(published, **hidden) as bare:
        page = open_page("/money", base=bare)
        said = page.locator(".st-key-block-spend").inner_text()
        assert "Chromium" in said and "Picture (PNG)" not in said
        assert _csv(page, "spend")


def test_nothing_published_is_said_without_a_trace(open_page, tmp_path):
    with dashboard(tmp_path) as empty:
        page = open_page(base=empty)
        said = page.inner_text("body")
        assert "build" in said and "Traceback" not in said


def _download(page, block, label):
    with page.expect_download(timeout=60_000) as waiting:
        page.locator(f".st-key-block-{block}").get_by_text(label).click()
    return waiting.value.path().read_bytes()


def _csv(page, block):
    text = _download(page, block, "Data (CSV)").decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))
