"""What people said, on the county's pages in a browser: what is shown, and why something is not."""

import pytest

from tests.pages.test_browser import accessible

pytestmark = pytest.mark.browser


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
    assert "not loaded" in page.inner_text(".st-key-block-spend").lower()
    page.locator(".st-key-block-spend").get_by_text("Same as a table").click()
    page.wait_for_timeout(500)
    rows = page.locator(".st-key-block-spend table tbody tr").all_inner_texts()
    unknown = [row for row in rows if "not loaded" in row]
    assert len(unknown) == 1 and unknown[0].startswith("August 2022")
    assert any("£0" in row for row in rows) and "£0" not in unknown[0]


def test_each_chart_is_drawn_from_its_own_numbers(county_page):
    chart = ".st-key-block-time .js-plotly-plot"

    def shows(path):
        page = county_page(path)
        page.wait_for_function("chart => document.querySelector(chart)?.innerText", arg=chart)
        return page.inner_text(chart)

    drawn = [
        shows(f"/outcomes?place=Sallowdale&measure={measure}")
        for measure in ("I+can+get+to+the+places+I+need+to", "I+know+who+to+ask+when+I+need+help")
    ]
    assert drawn[0] != drawn[1] and "Oct to Dec" in drawn[0]
    places = shows("/places?place=Sallowdale")
    assert "Anxiety yesterday" in places and "Oct to Dec" not in places


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
