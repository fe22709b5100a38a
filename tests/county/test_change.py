"""Change over time in the county: what was planted is said at the last point, on its own page."""

import shutil

import pytest
from streamlit.testing.v1 import AppTest

from pipelines.config import PROJECT
from tests import support
from tests.demo.reading import PLANTED


@pytest.fixture(scope="module")
def copied(county_build, tmp_path_factory):
    """A copy of what was published: the other tests of this process have the file itself open."""
    return shutil.copytree(county_build / "published", tmp_path_factory.mktemp("copy") / "p")


@pytest.fixture
def page(copied, monkeypatch):
    """Open Outcomes on a place (as the filter names it) and a measure; returns all its words."""
    monkeypatch.setenv("WIDER_STAGE_PUBLISHED", str(copied))

    def opened(place, measure):
        app = AppTest.from_file(str(PROJECT / "dashboard" / "app.py"), default_timeout=120)
        app.query_params["place"], app.query_params["measure"] = place, measure
        app.run()
        app.switch_page(str(PROJECT / "dashboard/views/outcomes.py")).run()
        assert not app.exception, app.exception
        return " ".join(" ".join(one.value for one in app.markdown).split())

    return opened


def reading(published, measure, place):
    rows = published.rows(
        f"select * from pub_outcome_reading where measure_id = '{measure}' and place_id = '{place}'"
    )
    assert len(rows) == 1
    return rows[0]


@pytest.mark.parametrize(("kind", "signal"), [("improvement", "better"), ("worsening", "worse")])
def test_what_was_planted_still_stands_at_the_last_point(published, kind, signal):
    for truth in PLANTED[kind]:
        found = reading(published, truth["measure"], truth["place"])
        assert found["chart_signal"] == signal
        since = published.one(
            f"select period_start from pub_outcome_chart where period = '{found['since_period']}'"
            " limit 1"
        )
        assert f"{since:%Y-%m}" >= f"{truth['month'][:5]}04", "not before it was planted"


def test_where_nothing_changes_no_chart_says_that_it_did(published):
    """A score that everybody gains on who answers again is planted everywhere."""
    place = PLANTED["nothing_changes"]["place"]
    spoke = published.run(
        "select measure_id from pub_outcome_reading where chart_signal in"
        f" ('better', 'worse', 'change') and place_id = '{place}'"
    )
    assert set(spoke) <= {("everyday_footing",)}


def test_of_measures_in_which_nothing_was_planted_few_charts_speak(published):
    """1.6 % of 65 null charts is about one: three or more come once in twelve such counties."""
    planted = {(t["measure"]) for kind in ("improvement", "worsening") for t in PLANTED[kind]}
    spoke = published.run(
        "select measure_id, place_id from pub_outcome_reading where chart_signal in"
        " ('better', 'worse', 'change')"
    )
    assert len([m for m, _ in spoke if m not in planted | {"everyday_footing"}]) <= 2


def test_the_places_that_differ_are_said_not_to_travel(published):
    for truth in PLANTED["does_not_travel"]:
        told = published.one(
            "select sentence from pub_outcome_travel where period = 'FY2025-26'"
            f" and place_id = 'X10000101' and measure_id = '{truth['measure']}'"
        )
        assert "so the average does not travel" in told
    same = published.run(
        "select measure_id, parts_verdict from pub_outcome_travel where period = 'FY2025-26'"
        " and place_id = 'X54000101' and measure_id in ('my_happiness', 'my_worthwhile', 'my_days')"
    )
    assert {verdict for _, verdict in same} == {"cannot_tell"}


def test_the_page_of_the_improvement_names_it_with_decision_and_target(page):
    said = page("Sallowdale", "I can get to the places I need to")
    assert "near the upper end of the usual range: a real improvement." in said
    assert "Marked without a break since April to June 2024" in said
    assert "Decided 14 February 2024: A community bus network." in said
    assert "Target 70% from May 2024" in said and "What the village meetings asked for" in said
    assert "chance alone would give at most about 0.2" in said
    assert "Heron Water" in said, "its wards side by side"


def test_the_page_of_the_worsening_names_it(page):
    said = page("Pellingate", "Anxiety yesterday, in our own survey")
    assert "near the upper end of the usual range: a cause for concern." in said
    assert "<svg" in said and "Part of a cause for concern" in said


def test_a_new_start_is_on_its_page_with_reason_and_name(page):
    said = page("Wrenmarsh, county", "Hours of paid support I have in a week")
    assert "Too early to tell" in said and "since the new start in April to June 2024" in said
    assert "Hours were counted by the week from this wave on" in said
    assert "Commissioning data lead, 11 June 2024" in said
    assert "Part of a real change" in said and "Part of a cause for concern" not in said


def test_a_ward_is_too_small_for_a_chart_and_says_so(page):
    said = page("Curlew Edge, ward", "I can get to the places I need to")
    assert "A ward is too small for a control chart" in said
    assert "the chart is that of Sallowdale" in said
    assert "This is a ward: it has no parts" in said


def test_a_ward_that_is_none_any_more_says_what_followed_it(page):
    said = page("Granary and Swanmill, ward", "I can get to the places I need to")
    followed = "<strong>Harbour Reach</strong> and <strong>Thistle Park</strong>"
    assert f"is a place of 2022. Its area is now that of {followed}" in said
    assert "Its area is now" not in page("Curlew Edge, ward", "I can get to the places I need to")


def test_an_alliance_says_what_does_not_travel(page):
    said = page("Upland Alongside, alliance", "I can get to the places I need to")
    assert "differ by more than chance would explain, so the average does not travel" in said
    assert "Between whole years there is a real improvement" in said
    assert "each district by the periods" in said.lower()


def test_a_public_file_shows_new_starts_and_targets_but_no_decisions(county_build):
    with support.published(county_build, "public") as public:
        assert public.one("select count(*) from pub_rebase") == 1
        assert public.one("select count(*) from pub_target") == 1
        assert "pub_decision" not in public.tables()


def test_every_chart_agrees_with_the_cells_of_its_place(published):
    """Chart and table show one value: that of the published cell, and its interval."""
    assert published.one("select count(*) from pub_outcome_chart") > 900
    apart = published.run(
        "select count(*) from pub_outcome_chart as charts"
        " left join pub_outcome as cells on cells.published_table = 'P1'"
        " and cells.measure_id = charts.measure_id and cells.place_id = charts.place_id"
        " and cells.period = charts.period"
        " where charts.value is distinct from cells.value"
        " or charts.lower is distinct from cells.lower"
        " or charts.why_no_value is distinct from coalesce(cells.why_no_value,"
        " case when cells.period is null then 'not_asked' end)"
    )
    assert apart == [(0,)]
