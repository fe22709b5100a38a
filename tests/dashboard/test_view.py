"""What a view asks for, and the nearest broader thing that is published about people."""

from dataclasses import replace

from dashboard.components import View, nearest_cells

DISTRICT = View(
    published=None, build=None, place_id="D1", place_name="Dale", place_level="district",
    level_words="district", district_id="D1", district_name="Dale", money_place_id="C1",
    money_place_name="Shire", period="FY2025-26",
)  # fmt: skip
WARD = replace(DISTRICT, place_id="W1", place_name="Moor", place_level="ward", level_words="ward")
ALLIANCE = replace(
    DISTRICT, place_id="alliance:a", place_name="Alongside", place_level="alliance",
    district_id=None, district_name=None, money_place_id=None, money_place_name=None,
)  # fmt: skip
CARE = {"service_id": "care", "service_name": "Help at home"}
ASH = {"provider_id": "GB-COH-1", "provider_name": "Ash Care"}


def asked(view):
    cells = nearest_cells(view)
    return cells.published_table, cells.place_id, cells.service_id, cells.provider_id


def test_a_place_alone_is_published_as_it_is():
    for view in (DISTRICT, WARD, ALLIANCE):
        assert asked(view) == ("P1", view.place_id, None, None)
        assert nearest_cells(view).broader == ""


def test_a_service_is_published_for_districts_and_larger_places():
    for view in (DISTRICT, ALLIANCE):
        chosen = replace(view, **CARE)
        assert asked(chosen) == ("P2", view.place_id, "care", None)
        assert nearest_cells(chosen).broader == ""


def test_a_service_in_a_ward_is_that_of_its_district_and_says_so():
    chosen = replace(WARD, **CARE)
    assert asked(chosen) == ("P2", "D1", "care", None)
    assert "**Help at home** are not published for wards: you see **Dale**" in (
        nearest_cells(chosen).broader
    )


def test_a_provider_is_published_for_all_places_together_and_says_so():
    for view in (DISTRICT, WARD, ALLIANCE):
        chosen = replace(view, **CARE, **ASH)
        assert asked(chosen) == ("P3", None, "care", "GB-COH-1")
        assert "for all places together" in nearest_cells(chosen).broader
    assert asked(replace(DISTRICT, **ASH)) == ("P3", None, None, "GB-COH-1")


def test_whose_money_is_shown():
    assert (DISTRICT.payer_id, DISTRICT.payer_name) == ("C1", "Shire")
    assert (ALLIANCE.payer_id, ALLIANCE.payer_name) == ("alliance:a", "Alongside")


def test_national_estimates_are_never_those_of_a_ward():
    assert WARD.estimates_id == "D1"
    assert ALLIANCE.estimates_id == "alliance:a"


def test_the_filters_in_words_are_those_that_are_set():
    assert DISTRICT.filters_words == "Dale · financial year 2025 to 26"
    assert replace(DISTRICT, period="all", **CARE, **ASH).filters_words == (
        "Dale · every month loaded · Help at home · Ash Care"
    )
