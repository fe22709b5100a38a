"""Measures: a placeholder is an error, and all our own files are whole."""

import shutil

import pytest

from pipelines import config
from pipelines.errors import MeasureError
from pipelines.measures.registry import (
    POLARITIES,
    load_measures,
    load_publish_list,
    measure_rows,
    on_shelf,
    part_rows,
)

OURS = config.SQL / "measures"


@pytest.fixture
def anxiety(tmp_path):
    """Change one line of a copy of a measure's file, and read the folder."""

    def changed(old, new):
        path = tmp_path / "anxiety.toml"
        shutil.copy(OURS / "anxiety.toml", path)
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
        return load_measures(tmp_path)

    return changed


def test_our_measures_are_valid_and_in_reading_order():
    measures = load_measures()
    assert [measure.measure_id for measure in measures] == [
        "life_satisfaction",
        "worthwhile",
        "happiness",
        "anxiety",
        *("my_life_satisfaction", "my_worthwhile", "my_happiness", "my_anxiety"),
        *("get_around", "know_who_to_ask", "green_days"),
        *("my_days", "listened_to", "everyday_footing", "crisis_help", "support_hours"),
        "missed_visits",
    ]
    assert {measure.polarity for measure in measures} <= set(POLARITIES)
    assert all(measure.scale_low < measure.scale_high for measure in measures)
    assert len({measure.sort_key for measure in measures}) == len(measures)


def test_an_unchanged_copy_reads(anxiety):
    (measure,) = anxiety("version = 1", "version = 1")
    assert (measure.measure_id, measure.polarity, measure.scale_high) == (
        "anxiety",
        "lower_is_better",
        10.0,
    )


@pytest.mark.parametrize("placeholder", ["n/a", "TBC", " tbd ", "", "todo", "-"])
@pytest.mark.parametrize("key", ["checked_by", "written_by"])
def test_a_review_by_nobody_is_refused(anxiety, key, placeholder):
    who = {"checked_by": "statistics editors", "written_by": "outcomes editors"}[key]
    with pytest.raises(MeasureError, match=f"'{key}' is missing or a placeholder"):
        anxiety(f'"{who}"', f'"{placeholder}"')


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('"lower_is_better"', '"down"', "polarity 'down'"),
        ('kind           = "published" ', 'kind = "median" ', "kind 'median'"),
        ("sort_key ", "min_n = 9\nsort_key ", "Fewer than 10 people are never shown"),
        ("sort_key ", "items = 0\nsort_key ", "Write items = 5"),
        ("sort_key ", "items = 5\nsort_key ", "several items and kind 'published'"),
        ("sort_key ", "min_items = 2\nsort_key ", "min_items 2 of 1 items"),
        ('reporter       = "person"', 'reporter = "everyone"', "reporter 'everyone'"),
        ("next_review = 2027-11-01", 'next_review = "soon"', "Write next_review = 2027-06-01"),
        ("[[changed]]", "[[altered]]", "'altered' is not known"),
        ("scale          = [0, 10]", "scale = [0]", "scale or sort_key is missing"),
        ("sort_key       = 4", "", "scale or sort_key is missing"),
        ('licence          = "Open Government Licence v3.0"', "", "'licence' is missing"),
        ("version = 1", "", "needs a version.*Write version = 1"),
        ('title          = "Anxiety yesterday"', "title = ", "is no TOML"),
        ('unit           = "score out of 10"', "unit = 10", "'unit' is no text"),
    ],
)
def test_an_error_names_the_file_and_what_to_do(anxiety, old, new, says):
    with pytest.raises(MeasureError, match=says) as raised:
        anxiety(old, new)
    assert raised.value.where == "sql/measures/anxiety.toml"


def test_reference_rows_are_text():
    for row in measure_rows(load_measures()):
        assert all(value is None or isinstance(value, str) and value for value in row.values())


def test_the_closed_list_is_the_one_that_was_decided():
    """Adding to it is a decision; this test is to be changed with it."""
    listed = load_publish_list()
    assert {name: set(table.periods) for name, table in listed.items()} == {
        "P1_place": {"month", "quarter", "financial_year", "calendar_year"},
        "P2_service": {"quarter", "financial_year"},
        "P3_provider": {"quarter", "financial_year"},
        "P4_group": {"financial_year"},
        "P5_home": {"all_waves"},
        "P6_paired": {"all_waves"},
        "published_estimates": {"month", "financial_year", "calendar_year", "rolling"},
        "P7_reported": {"financial_year"},
        "P8_waiting": {"financial_year"},
        "P9_burden": {"financial_year"},
    }
    above = ("district", "county", "icb", "region", "country", "alliance")
    assert listed["P2_service"].place_levels == above
    assert listed["P3_provider"].place_levels == ()
    assert listed["P4_group"].place_levels == ("ward", *above)
    assert listed["P5_home"].place_levels == ("ward", "district")
    assert listed["P6_paired"].place_levels == above
    assert listed["published_estimates"].place_levels == above[:-1]
    assert listed["P7_reported"].place_levels == ()
    assert listed["P8_waiting"].place_levels == ("district", "county", "icb")
    assert listed["P9_burden"].place_levels == above
    levels, periods = listed["P1_place"].place_levels, listed["P1_place"].periods
    assert "small_area" not in levels and "msoa" not in levels
    assert set(periods) == {"month", "quarter", "financial_year", "calendar_year"}


def test_every_version_of_our_measures_is_a_row():
    rows = part_rows(load_measures(), "changes")
    assert {row["measure_id"] for row in rows} == {m.measure_id for m in load_measures()}
    assert all(row["changed_on"] and row["what_changed"] for row in rows)


def test_the_shelf_is_read_only_where_it_is_named():
    taken = load_measures(shelved=("proms_hip_gain",))
    assert {one.measure_id for one in taken} - {one.measure_id for one in load_measures()} == {
        "proms_hip_gain"
    }
    with pytest.raises(MeasureError, match="no measure on the shelf is called 'proms_knee'.*proms"):
        load_measures(shelved=("proms_knee",))


def test_every_measure_on_the_shelf_is_valid():
    measures = load_measures(shelved=on_shelf())
    assert len(measures) == len(load_measures()) + len(on_shelf())
    assert len({measure.sort_key for measure in measures}) == len(measures)
    (hip,) = (one for one in measures if one.measure_id == "proms_hip_gain")
    assert (hip.kind, hip.scale_low, hip.polarity) == ("paired_change", -48.0, "higher_is_better")
    assert "has no change" in hip.scoring_words
