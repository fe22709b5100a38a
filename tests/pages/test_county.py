"""The county in a browser: every page, the filters, and the questions that readers come with."""

import csv
import io
import zipfile
from decimal import Decimal

import pytest

from dashboard import words
from tests import support
from tests.pages.conftest import dashboard, settle, turn_to
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
UPLAND = "place=Upland+Alongside,+alliance"


@pytest.fixture
def county_page(open_page, county):
    """Open a page of the county."""

    def opened(path, **look):
        return open_page(path, base=county, **look)

    return opened


@pytest.mark.parametrize("path", PAGES)
def test_page_is_accessible_and_asks_nobody_else(county_page, path):
    page = county_page(path)
    assert PAGES[path] in page.inner_text("h1")
    accessible(page)
    turn_to(page, 768, "dark")
    accessible(page)


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


def test_a_board_member_goes_from_home_to_an_outcome_and_its_places_in_two_clicks(county_page):
    page = county_page(f"/?{UPLAND}")
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


def test_what_is_not_published_shows_the_broader_one_and_says_so(county_page):
    page = county_page(
        "/outcomes?place=Otter+Ford,+ward&measure=I+decide+how+I+spend+my+days"
        "&service=Short+breaks+for+children+and+families"
    )
    assert "are not published for wards: you see Sallowdale" in page.inner_text(".ws-notice")
    page = county_page("/money?place=Sallowdale")
    assert "you see those for Wrenmarsh" in page.inner_text(".ws-notice")


def test_reasons_for_no_value_read_and_look_differently(county_page):
    page = county_page("/?place=Otter+Ford,+ward")
    assert page.locator(".ws-signal.ws-not_heard").count() == 6
    assert "Not heard" in page.inner_text(".st-key-block-outcomes")
    page = county_page("/?period=2022+to+23")
    assert page.locator(".ws-signal.ws-not_asked").count() == 1
    drawn = page.locator(".ws-signal.ws-not_asked svg").inner_html()
    assert "stroke-dasharray" in drawn
    page = county_page("/money?place=Pellingate&period=2022+to+23")
    assert "not loaded" in page.inner_text(".st-key-block-spend").lower()


def test_nobody_heard_is_not_nobody_asked(county_page):
    page = county_page("/outcomes?place=Otter+Ford,+ward")
    for block in ("time", "groups"):
        said = page.inner_text(f".st-key-block-{block}")
        assert "Not heard" in said and "Not asked" not in said, block
    assert "Too early" not in page.inner_text("dl.ws-facts")
    page = county_page("/places?place=Otter+Ford,+ward")
    assert "What people in Otter Ford answered" in page.inner_text(".ws-lead")
    assert "Sallowdale\nthe whole" in page.inner_text(".st-key-block-where table")


def test_too_few_and_zero_stand_in_their_place(county_page):
    page = county_page("/outcomes?measure=I+know+who+to+ask+when+I+need+help")
    groups = page.locator(".st-key-block-groups")
    chart = groups.locator(".js-plotly-plot")
    chart.get_by_text("too few to show").first.wait_for(timeout=60_000)  # its words come last
    page = county_page("/money?place=Pellingate&period=2022+to+23")
    page.locator(".st-key-block-spend").get_by_text("Same as a table").click()
    page.wait_for_timeout(500)
    rows = page.locator(".st-key-block-spend table tbody tr").all_inner_texts()
    unknown = [row for row in rows if "not loaded" in row]
    assert len(unknown) == 1 and unknown[0].startswith("August 2022")
    assert any("£0" in row for row in rows) and "£0" not in unknown[0]


def test_each_chart_is_drawn_from_its_own_numbers(county_page):
    chart = ".st-key-block-time .js-plotly-plot"
    drawn = [
        county_page(f"/outcomes?place=Sallowdale&measure={measure}").inner_text(chart)
        for measure in ("I+can+get+to+the+places+I+need+to", "I+know+who+to+ask+when+I+need+help")
    ]
    assert drawn[0] != drawn[1] and "Oct to Dec" in drawn[0]
    places = county_page("/places?place=Sallowdale").inner_text(chart)
    assert "Anxiety yesterday" in places and "Oct to Dec" not in places


def test_the_csv_of_the_outcomes_is_what_the_page_says(county_page):
    page = county_page(f"/?{UPLAND}")
    with page.expect_download(timeout=60_000) as waiting:
        page.locator(".st-key-block-outcomes").get_by_text("Data (CSV)").click()
    text = waiting.value.path().read_bytes().decode("utf-8-sig")
    rows = {row["measure_id"]: row for row in csv.DictReader(io.StringIO(text))}
    assert list(rows) == [
        "get_around", "my_days", "listened_to", "know_who_to_ask", "everyday_footing",
        "crisis_help",
    ]  # fmt: skip
    shown = f"{100 * float(rows['get_around']['value']):.0f}%"
    assert shown in page.inner_text(".st-key-block-outcomes")


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


def test_each_worklist_is_one_click_away(county_page):
    page = county_page("/money?place=Pellingate&period=2024+to+25")
    lists = page.locator(".st-key-block-worklists")
    assert "First of its lines" in lists.inner_text()
    lists.get_by_text("Paid, no place").click()
    page.wait_for_timeout(1500)
    settle(page)
    assert "Not placed" in lists.inner_text() and "Borrowing" not in lists.inner_text()


def test_how_much_is_hidden_is_said_and_stands_table_by_table(county_page, county_build):
    page = county_page("/data")
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


def test_the_public_sees_no_payee_and_no_register_of_decisions(open_page, county_build):
    with dashboard(county_build / "published", WIDER_STAGE_AUDIENCE="public") as public:
        for path in ("/", "/providers", "/money", "/contracts", "/social-value", "/outcomes"):
            page = open_page(path, base=public)
            assert page.locator("[data-testid=stException]").count() == 0, path
        assert page.get_by_role("link", name="Decisions").count() == 0


def test_an_alliance_that_had_not_begun_is_not_applicable_and_nothing_is_missing(county_page):
    page = county_page("/money?place=Hill+and+Harbour,+alliance&period=2023+to+24")
    assert "No payments are counted here in 2023 to 24" in page.inner_text(".ws-lead")
    said = page.inner_text(".st-key-block-services")
    assert "Not applicable" in said and "began on 1 April 2024" in said
    page = county_page(f"/?{UPLAND}&service=Refuge+and+domestic+abuse+support")
    assert "is none of the services of Upland Alongside" in page.inner_text(".st-key-block-money")


BRIEF = "contract=GB-LAE-XWM%3A167c07fa8c29"


@pytest.mark.parametrize(("width", "scheme"), [(1280, "dark"), (768, "light")])
def test_a_brief_is_accessible_and_in_the_order_of_a_meeting(county_page, width, scheme):
    page = county_page(f"/contracts?{BRIEF}", width=width, scheme=scheme)
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


def test_the_tables_of_a_brief_come_in_one_file(county_page):
    page = county_page(f"/contracts?{BRIEF}")
    with page.expect_download(timeout=60_000) as waiting:
        page.get_by_text("All tables of this brief (ZIP)").click()
    with zipfile.ZipFile(waiting.value.path()) as archive:
        assert {"contract.csv", "questions.csv", "history.csv", "ratings.csv", "people.csv"} <= set(
            archive.namelist()
        )
        ratings = archive.read("ratings.csv").decode("utf-8-sig")
    assert "Requires improvement" in ratings and "provider_reply" in ratings


def test_decisions_by_service_and_by_place(county_page):
    for by, lane in (("By+service", "Help at home for adults"), ("By+place", "Otter Ford")):
        page = county_page(f"/contracts?place=Wrenmarsh,+county&by={by}")
        assert lane in page.inner_text(".st-key-block-time .js-plotly-plot")


def test_the_public_sees_no_single_contract(open_page, county_build):
    with dashboard(county_build / "published", WIDER_STAGE_AUDIENCE="public") as public:
        page = open_page(f"/contracts?{BRIEF}&place=Wrenmarsh,+county", base=public)
        body = page.inner_text("body")
        assert "Single contracts are shown to boards and officers" in body
        for hidden in ("Wrenmarsh Short Breaks Team", "Two rooms were closed", "WCC-1007"):
            assert hidden not in page.content()
        assert page.locator(".st-key-block-gaps, .st-key-block-clock").count() == 0
        assert page.locator(".st-key-block-time .js-plotly-plot").count() == 1


def test_a_chart_over_time_says_itself_in_its_alt_and_holds_all_of_it_in_its_table(county_page):
    page = county_page(
        "/outcomes?place=Sallowdale&measure=I+can+get+to+the+places+I+need+to", width=768
    )
    block = page.locator(".st-key-block-time")
    alt = block.locator("[role=figure]").get_attribute("aria-label")
    assert alt.startswith("Control chart of Getting to the places I need to: real improvement")
    block.get_by_text("Same as a table").click()
    table = block.locator("table")
    table.wait_for()
    said = table.inner_text()
    assert "Real improvement: one of two in three near the upper end" in said
    assert "on trial" in said and "74% (70% to 77%)" in said and "61% to 76%" in said
    accessible(page)
