"""Outcomes that others publish by place: values and intervals as a reader of its own has them."""

import csv
import gzip
import math

import pytest
from python_calamine import CalamineWorkbook
from streamlit.testing.v1 import AppTest

from pipelines.config import PROJECT
from tests import support

pytestmark = pytest.mark.real

FOLDER = PROJECT / "tests" / "real" / "published"
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December")  # fmt: skip


@pytest.fixture(scope="module")
def built(real_folder, tmp_path_factory):
    missing = [name for name in support.files_named(FOLDER) if not (real_folder / name).exists()]
    if missing:
        pytest.skip(f"other published files at {real_folder}: no {missing[0]}")
    return support.build_once(FOLDER, "published", tmp_path_factory, how=support.build_small)


@pytest.fixture(scope="module")
def shown(built):
    with support.published(built) as engine:
        yield engine


def _lines(path):
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _shown(shown, measure):
    """{(place, period): row}."""
    rows = shown.rows("select * from pub_published_estimate where measure_id = ?", [measure])
    return {(row["place_id"], row["period"]): row for row in rows}


def _same(found, *expected):
    said = (found["value"], found["lower"], found["upper"])
    return all(
        (a is None and b is None) or (a is not None and math.isclose(a, b, abs_tol=1e-9))
        for a, b in zip(said, expected, strict=True)
    )


@pytest.mark.parametrize("who", ["men", "women"])
def test_healthy_life_expectancy_has_the_interval_of_the_ons(shown, real_folder, who):
    lines = _lines(real_folder / "outcomes/ons_els/healthy-life-expectancy.csv.gz")
    sex = {"men": "Male", "women": "Female"}[who]
    expected = {}
    for line in lines:
        year = int(line["period"][:4])
        if line["indicator"] == f"{sex} healthy life expectancy":
            numbers = (float(line[c]) for c in ("observation", "lci_95", "uci_95"))
            expected[line["areacd"], f"R{year}-{year + 2}"] = tuple(numbers)
    found = _shown(shown, f"published_hle_{who}")
    assert len(found) > 2500 and found.keys() <= expected.keys()
    assert all(_same(row, *expected[key]) for key, row in found.items())
    # Combined authorities, city regions and the United Kingdom are no level that is shown.
    assert {place[:3] for place, _ in expected.keys() - found.keys()} <= {
        "E47", "E12", "E13", "K02", "K03", "K04", "N92", "W92", "S92"
    }  # fmt: skip


def test_what_changed_is_said_only_where_the_intervals_allow_it(shown, real_folder):
    said = {
        row["place_id"]: row
        for row in shown.rows(
            "select * from pub_published_estimate_sentence where measure_id = 'published_hle_women'"
        )
    }
    ends = _shown(shown, "published_hle_women")
    for place, row in said.items():
        first, last = ends[place, row["from_period"]], ends[place, row["period"]]
        errors = [(e["upper"] - e["lower"]) / 2 for e in (first, last)]
        gap, half = last["value"] - first["value"], math.hypot(*errors)
        verdict = "higher" if gap > half else "lower" if gap < -half else "cannot_tell"
        assert row["verdict"] == verdict, place
        assert ("We cannot tell a change" in row["sentence"]) == (verdict == "cannot_tell")
    verdicts = [row["verdict"] for row in said.values()]
    assert verdicts.count("higher") < 5 and verdicts.count("lower") > 50
    assert "Down by 7.3 years since 2011 to 2013" in said["E09000003"]["sentence"]


def test_care_satisfaction_is_as_published_and_its_missing_interval_is_said(shown, real_folder):
    lines = _lines(real_folder / "outcomes/trafford_themes/social_care_satisfaction.csv")
    found = _shown(shown, "published_care_satisfaction")
    expected = {}
    for line in lines:
        try:
            value = float(line["value"]) / 100
        except ValueError:
            value = None
        year = int(line["period"][:4])
        expected[line["area_code"], f"FY{year}-{(year + 1) % 100:02}"] = value
    assert found.keys() == expected.keys() and None in expected.values()
    for key, value in expected.items():
        assert _same(found[key], value, None, None), key
        assert (found[key]["why_no_value"] is None) == (value is not None)
    _nothing_compared(shown, "published_care_satisfaction")


def _nothing_compared(shown, measure):
    rows = shown.rows(
        "select * from pub_published_estimate_sentence where measure_id = ?", [measure]
    )
    assert rows
    for row in rows:
        assert not row["has_limits"] and row["verdict"] is None and row["difference"] is None
        assert "Its source gives no interval" in row["sentence"], row["place_id"]


def test_recovery_is_that_of_the_nhs_area_and_only_where_a_district_lies_in_one(shown, real_folder):
    values = {}
    for line in _lines(real_folder / "outcomes/nhs_iapt/england_sicb_iapt.csv.gz"):
        if line["name"] == "Percentage_Recovery":
            month, year = line["date"].split()
            period = f"{year}-{MONTHS.index(month) + 1:02}"
            text = line["value"]
            values[line["sicbl22_code"], period] = None if text == "NA" else int(text) / 100
    areas = {}
    folder = real_folder / "place/lookups"
    for line in _lines(folder / "lookup_lsoa11_sicbl22_icb22_ltla22.csv.gz"):
        areas.setdefault(line["ltla22_code"], set()).add(line["sicbl22_code"])
    whole = {place: next(iter(found)) for place, found in areas.items() if len(found) == 1}
    assert 0 < len(whole) < len(areas)
    found = _shown(shown, "published_talking_recovery")
    expected = {
        (place, period): value
        for place, area in whole.items()
        for (of, period), value in values.items()
        if of == area
    }
    assert found.keys() == expected.keys()
    for key, value in expected.items():
        assert _same(found[key], value, None, None), key
        assert found[key]["nhs_area_id"] == whole[key[0]] and found[key]["nhs_area_name"]
    _nothing_compared(shown, "published_talking_recovery")


def test_the_survey_of_care_has_the_margin_that_its_annex_publishes(shown, real_folder):
    name = "outcomes/nhs_ascs/TEST-pss-ascs-eng-2021-annex-tables.xlsx"
    book = CalamineWorkbook.from_path(str(real_folder / name))
    shares, margins = (
        {row[1]: row[3] for row in book.get_sheet_by_name(sheet).to_python() if len(row[1]) == 9}
        for sheet in ("T1a - Answers by Council", "T5 - Margins of Error")
    )
    found = _shown(shown, "published_ascs_satisfied")
    assert {place for place, _ in found} == shares.keys() and len(shares) == 151
    stated = 0
    for (place, period), row in found.items():
        assert period == "FY2020-21"
        if shares[place] == "[x]":
            assert _same(row, None, None, None) and row["why_no_value"] == "not_applicable"
            continue
        stated += 1
        value, margin = shares[place] / 100, margins[place] / 100
        assert _same(row, value, value - margin, value + margin), place
    assert stated == 18


def test_the_page_of_a_place_shows_them(built, monkeypatch):
    monkeypatch.setenv("WIDER_STAGE_PUBLISHED", str(built / "published"))
    said = _page("E08000009", "published_care_satisfaction")
    assert "58% in 2024 to 25. Its source gives no interval" in said
    assert "None published" in said
    said = _page("E08000009", "published_hle_men")
    assert "63.8 (60.4 to 67.1) years in 2022 to 2024" in said
    said = _page("E08000009", "published_talking_recovery")
    assert "NHS Greater Manchester ICB - 02A: 57% in May 2023" in said
    assert "nobody has verified them" not in said


def test_what_is_known_of_a_source_stands_in_the_passport_of_its_figures(built, shown, monkeypatch):
    """The annex of the survey of care is that of a test: whoever reads its values has to know."""
    monkeypatch.setenv("WIDER_STAGE_PUBLISHED", str(built / "published"))
    known = _shown(shown, "published_ascs_satisfied").items()
    said = _page(
        min(place for (place, _), row in known if row["value"]), "published_ascs_satisfied"
    )
    passport = said[said.index("Note on the source") :]
    assert said.count("nobody has verified them") == 2 and "nobody has verified them" in passport


def _page(place, measure):
    """What the Outcomes page says of a measure in a place."""
    app = AppTest.from_file(str(PROJECT / "dashboard" / "app.py"), default_timeout=120).run()
    app.switch_page(str(PROJECT / "dashboard/views/outcomes.py")).run()
    next(one for one in app.selectbox if one.label == "Place").set_value(place).run()
    choice = next(one for one in app.selectbox if one.label == "Outcome")
    choice.set_value(measure).run()
    assert not app.exception
    text = " ".join(one.value for one in app.markdown)
    return text.replace("<strong>", "").replace("</strong>", "")
