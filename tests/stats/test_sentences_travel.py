"""Whether parts of a place differ and what travels: never an average without its spread."""

import pytest

from pipelines.stats.sentences_travel import beside, travel

ROW = {
    "part_words": "ward", "parts_compared": 27, "parts_verdict": "differ", "part_average": 0.58,
    "part_average_lower": 0.55, "part_average_upper": 0.60, "next_part_lower": 0.49,
    "next_part_upper": 0.66, "unit": "share of people", "measures_looked_at": 12,
    "polarity": "higher_is_better", "change_from": "FY2022-23", "change_average": 0.05,
    "change_travels": "cannot_tell",
}  # fmt: skip


def test_parts_that_differ_do_not_travel_and_the_next_one_has_a_range():
    told = travel(ROW)
    assert told.startswith("**No: the 27 wards differ by more than chance would explain")
    assert "58% (55% to 60%); one more such ward would be expected between 49% and 66%" in told


def test_where_they_cannot_be_told_apart_the_range_is_still_said():
    told = travel(ROW | {"parts_verdict": "cannot_tell"})
    assert told.startswith("**We cannot tell the 27 wards apart**")
    assert "between 49% and 66%" in told and "differ" not in told


def test_under_five_nothing_is_said_of_spread():
    told = travel(ROW | {"parts_verdict": "too_few_places", "parts_compared": 4})
    assert told.startswith("**Four wards have a value") and "%" not in told
    assert beside(ROW | {"parts_verdict": "too_few_places"}) == ""


@pytest.mark.parametrize(
    ("verdict", "change", "polarity", "says"),
    [
        (
            "travels",
            0.1,
            "higher_is_better",
            "went up since 2022 to 23, which is better, and **one",
        ),
        ("travels", 0.1, "lower_is_better", "went up since 2022 to 23, which is worse, and **one"),
        (
            "depends_on_place",
            -0.1,
            "lower_is_better",
            "went down since 2022 to 23, which is better",
        ),
        ("depends_on_place", -0.1, "neither", "went down since 2022 to 23, but **it depends"),
        ("cannot_tell", 0.0, "neither", "has changed since 2022 to 23, we cannot tell"),
    ],
)
def test_the_change_travels_or_depends_on_the_place(verdict, change, polarity, says):
    row = ROW | {"change_travels": verdict, "change_average": change, "polarity": polarity}
    assert says in travel(row)


def test_how_many_were_looked_at():
    assert beside(ROW) == (
        "12 measures looked at here; of those said to differ about 1 in 10 may be chance."
    )
