"""What the county reports, as published: recomputed in plain Python, with truths seen in it."""

from collections import defaultdict

import pytest

from tests import support as builds
from tests.demo.reading import PLANTED, PROJECT, TRUTHS, Answers, Demo

YEARS = ("FY2022-23", "FY2023-24", "FY2024-25", "FY2025-26")
OF_ONE_QUESTION = sorted(name for name, m in TRUTHS["measures"].items() if m.get("items", 1) == 1)


@pytest.fixture(scope="module")
def built(county_build):
    """The output folder of a build of the county."""
    return county_build


@pytest.fixture(scope="module")
def published(built):
    """Every published cell about people: {(table, measure, place, period): row} of places."""
    with builds.published(built) as file:
        return file.rows("select * from pub_outcome")


@pytest.fixture(scope="module")
def places(published):
    return {
        (row["measure_id"], row["place_id"], row["period"]): row
        for row in published
        if row["published_table"] == "P1"
    }


@pytest.fixture(scope="module")
def answers():
    demo = Demo(PROJECT / "data" / "demo")
    return {survey: Answers(demo, survey) for survey in ("residents", "support")}


def _year(wave):
    first = int(wave[:4]) - (int(wave[5:]) < 4)
    return f"FY{first}-{(first + 1) % 100}"


@pytest.mark.parametrize("measure", OF_ONE_QUESTION)
def test_each_place_and_year_is_as_plain_python_has_it(places, answers, measure):
    said = TRUTHS["measures"][measure]
    cells = defaultdict(list)
    for row, value in answers[said["survey"]].values(measure):
        for place in {row["ward"], row["district"]} - {None}:
            cells[place, _year(row["wave"])].append((row["person"], float(row["Weight"]), value))
    assert len(cells) > 100
    guards = []
    for (place, year), found in cells.items():
        cell = places[measure, place, year]
        people = {who for who, _, _ in found}
        yes = {who for who, _, value in found if value}
        no = {who for who, _, value in found if not value}
        few = len(people) < 10
        if said["kind"] in ("proportion", "rate", "count"):
            few |= any(0 < n < 10 for n in (len(yes), len(no), len(people - yes)))
        if few or cell["value"] is None:
            assert (cell["value"], cell["n_people"], cell["n_responses"]) == (None, None, None)
            assert cell["why_no_value"] == "too_few"
            guards += [] if few else [place]  # hidden so that another figure cannot be worked out
            continue
        if said["kind"] == "count":
            assert cell["events_told"] == _to_five(found)
            assert cell["value"] == pytest.approx(cell["events_told"] / len(found), abs=1e-6)
        else:
            mean = sum(w * v for _, w, v in found) / sum(w for _, w, _ in found)
            assert cell["value"] == pytest.approx(mean, abs=1e-6)
        assert (cell["n_people"], cell["n_responses"]) == (len(people), len(found))
        assert cell["lower"] <= cell["value"] <= cell["upper"]
        assert cell["why_no_value"] is None
    assert len(guards) <= 0.25 * len(cells)
    assert all(place.startswith("X05") for place in guards)  # a ward, never a whole district


def _to_five(found):
    """What those heard told of, ten of one person at most, to the nearest five."""
    told = defaultdict(int)
    for who, _, value in found:
        told[who] += value
    return 5 * int(sum(min(total, 10) for total in told.values()) / 5 + 0.5)


@pytest.mark.parametrize(
    ("kind", "truth"),
    [(kind, truth) for kind in ("improvement", "worsening") for truth in PLANTED[kind]],
)
def test_a_planted_change_is_visible_in_its_place(places, kind, truth):
    months = sorted(
        (period, row) for (measure, place, period), row in places.items()
        if (measure, place) == (truth["measure"], truth["place"]) and row["period_kind"] == "month"
    )  # fmt: skip
    before = [row["value"] for month, row in months if month < truth["month"]]
    after = [row["value"] for month, row in months if month >= truth["month"]]
    step = sum(after) / len(after) - sum(before) / len(before)
    assert step == pytest.approx(truth["size"], abs=0.4 * abs(truth["size"]))
    if kind == "improvement":  # so large that no limits of before and after meet
        assert max(r["upper"] for m, r in months if m < truth["month"]) < min(
            r["lower"] for m, r in months if m >= truth["month"]
        )


def test_the_ward_nobody_was_heard_from_says_so(places):
    ward = PLANTED["not_heard"]["ward"]
    silent = {key: row for key, row in places.items() if row["why_no_value"] == "not_heard"}
    assert {place for _, place, _ in silent} == {ward}
    asked = {
        (measure, year) for measure, said in TRUTHS["measures"].items() for year in YEARS
        if year != YEARS[0] or "from_wave" not in said
    }  # fmt: skip
    asked |= {("green_days", "FY2023-24")}
    assert {(measure, year) for measure, _, year in silent} == asked
    assert all(row["n_people"] == 0 and row["value"] is None for row in silent.values())


def test_the_better_provider_stands_out_and_nobody_was_asked_in_the_refuge(published):
    cells = [row for row in published if row["published_table"] == "P3"]
    care = [
        row for row in cells
        if row["measure_id"] == "listened_to" and row["period"] == YEARS[-1]
        and row["service_name"] == "Help at home for adults" and row["value"] is not None
    ]  # fmt: skip
    best = max(care, key=lambda row: row["value"])
    assert best["provider_name"] == "Withygate Help at Home CIC"
    assert not [row for row in published if "refuge" in (row["service_name"] or "").lower()]


def test_no_published_cell_is_about_fewer_than_ten_people(published):
    assert {row["published_table"] for row in published} == {"P1", "P2", "P3", "P4"}
    for row in published:
        assert row["n_people"] in (None, 0) or row["n_people"] >= 10
        hidden = row["why_no_value"] == "too_few"
        assert (hidden or row["why_no_value"] == "not_asked") == (row["n_people"] is None)
        if hidden:
            assert not [row[n] for n in ("value", "lower", "upper", "n_responses") if row[n]]


def test_personal_columns_are_named_as_dropped_and_gone(built):
    planted = PLANTED["personal_columns"]
    with builds.warehouse(built) as warehouse:
        dropped = " | ".join(
            row[0] for row in warehouse.run("select columns_dropped from raw_files")
        )
        text = repr(warehouse.run("select * from raw_responses"))
    for survey in planted.values():
        assert all(heading in dropped for heading in survey["headings"])
    for sign in (
        "Invented Person",
        "example.invalid",
        "01632",
        "999 000",
        "XB1 ",
        "LW-00",
        "SP-00",
    ):
        assert sign not in text
