"""Sentences and labels that a board member stumbled over: what the pages of the county say."""

import re
import tomllib

import pytest
from streamlit.testing.v1 import AppTest

from pipelines.config import PROJECT
from tests.demo.reading import PLANTED, Demo

TARNWICK, HARBOUR = "X07000103", "alliance:hill-and-harbour"


@pytest.fixture
def page(county_build, monkeypatch):
    """The text of a page of the county, with what its address asks for; marks are taken out."""

    def opened(name, **asked):
        monkeypatch.setenv("WIDER_STAGE_PUBLISHED", str(county_build / "published"))
        app = AppTest.from_file(str(PROJECT / "dashboard" / "app.py"), default_timeout=120)
        for key, value in asked.items():
            app.query_params[key] = value
        app.run().switch_page(str(PROJECT / f"dashboard/views/{name}.py")).run()
        assert not app.exception, app.exception
        shown = " ".join(element.value for element in app.markdown)
        return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", shown))

    return opened


@pytest.mark.parametrize("said", [TARNWICK, TARNWICK.lower(), "Tarnwick"])
def test_a_link_may_name_a_place_by_its_code_or_by_its_name(page, said):
    text = page("places", place=said)
    assert "You are looking at Tarnwick ·" in text
    assert "not in this build" not in text


@pytest.mark.parametrize("said", ["X07000999", "Nowhere"])
def test_a_place_that_is_not_there_is_still_said(page, said):
    assert f"asked for place {said} , which is not in this build" in page("places", place=said)


def test_a_link_may_name_year_service_and_provider_by_their_codes(page):
    text = page("money", place="X10000101", period="FY2024-25", service="employment_support")
    assert "Wrenmarsh · financial year 2024 to 25 · Help into work" in text
    assert "not in this build" not in text


def test_the_people_of_an_alliance_are_those_of_its_small_areas(page):
    files = Demo(PROJECT / "data" / "demo")
    said = tomllib.loads((PROJECT / "data/demo/alliances.toml").read_text(encoding="utf-8"))
    (areas,) = (one["small_areas"] for one in said["alliance"] if one["name"] == "Hill and Harbour")
    people = {
        row["lsoa21_code"]: int(row["total_population"])
        for row in files.table("place/population/population_lsoa21_age.csv")
        if row["year"] == "2025"
    }
    whole = sum(people[area] for area in areas)
    text = page("places", place=HARBOUR)
    assert f"People living here {whole:,} 2025, sum of small areas" in text


def test_months_of_payments_say_whose_they_are(page):
    text = page("places", place=TARNWICK)
    missing = len(PLANTED["missing_months"]["county"])
    assert f"Months of payments loaded, Wrenmarsh County Council {48 - missing} of 48" in text


def test_the_spread_of_wards_says_whether_it_is_more_than_chance(page):
    text = page("home", place="X10000101")
    told = re.search(r"On (\d+) of (\d+) outcomes wards differ by more than chance", text)
    assert told and 0 < int(told[1]) <= int(told[2])
    rows = re.findall(
        r"\d+ wards: (they differ by more than chance|we cannot tell them apart)", text
    )
    assert rows.count("they differ by more than chance") == int(told[1])
    assert len(rows) == int(told[2])


def test_the_share_that_stays_local_stands_on_money_by_all_three_meanings(page):
    text = page("money", place="X10000101", service="employment_support")
    share = f"{100 * PLANTED['local_share']['local']:.0f}%"
    assert f"Local is {share} by where the payee is registered and 100% by where it is" in text
    assert "Purchases and grants for Help into work by what local means" in text
    text = page("money", place="X10000101")
    row = text[text.index("Share that is local, by service") :]
    assert re.search(rf"Help into work £[\d.]+m? \w* ?{share} 100% not known", row), row[:800]
