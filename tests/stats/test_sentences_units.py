"""Every sentence about a difference says its unit, whatever measure it is about."""

import re
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import measured
from pipelines.config import PROJECT
from pipelines.stats import (
    sentences_chart,
    sentences_decided,
    sentences_gap,
    sentences_paired,
    sentences_people,
    sentences_published,
    sentences_question,
    sentences_reported,
)
from pipelines.stats.change import signal
from pipelines.stats.sentences_people import between, points

UNITS = sorted(
    tomllib.loads(path.read_text(encoding="utf-8"))["unit"]
    for path in (PROJECT / "sql/measures").rglob("*.toml") if path.name != "publish.toml"
)  # fmt: skip
SIZES = {
    "share of people": "35 percentage points",
    "score out of 10": "0.35 points out of 10",
    "score out of 20": "0.3 points out of 20",
    "points of 48": "0.3 points out of 48",
    "index points": "0.350 index points",
    "days of 28": "0.3 days of 28",
    "hours a week": "0.3 hours a week",
    "years": "0.3 years",
    "times in three months, per answer": "0.35 times in three months per answer",
    "times in three months, per person": "0.35 times in three months per person",
}
POLARITIES = ("higher_is_better", "lower_is_better", "neither")


@pytest.mark.parametrize(("unit", "said"), SIZES.items())
def test_a_size_as_people_say_it(unit, said):
    assert points(0.35, unit) in (said, said.replace("0.3 ", "0.4 "))
    assert unit in UNITS


def test_one_percentage_point_is_one():
    assert points(0.012, "share of people") == "1 percentage point"
    assert points(0.02, "share of people") == "2 percentage points"


@given(st.sampled_from(UNITS), st.floats(0, 1))
def test_a_page_says_a_size_as_its_sentences_do(unit, size):
    assert measured.size_in_unit(size, unit) == points(size, unit)


@given(st.sampled_from(UNITS), st.floats(1e-9, 1), st.floats(1e-9, 1))
def test_a_limit_that_is_not_nought_is_never_written_so(unit, one, other):
    """Else a difference that is told would seem to hold nought; pages and sentences agree."""
    row = {"unit": unit, "difference_lower": one, "difference_upper": other}
    said = between(row)
    assert measured.difference_between(row) == said
    assert not {"0", "0.0", "0.00", "0.000"} & set(said.split(" to "))


def moved(difference, half, polarity, unit):
    """A difference with its limits, verdict and signal, and all else that a sentence asks for."""
    verdict = "cannot_tell" if abs(difference) <= half else "higher" if difference > 0 else "lower"
    return {
        "difference": difference, "difference_lower": difference - half,
        "difference_upper": difference + half, "verdict": verdict, "polarity": polarity,
        "signal": signal(verdict, polarity), "unit": unit, "title": "I choose",
        "from_period": "FY2022-23", "from_period_words": "2022 to 23", "period": "FY2024-25",
        "place_name": "Dale", "change_verdict": None, "n_pairs": 120, "n_once": 0,
        "hidden_as": None, "better_pct": 50, "same_pct": 20, "worse_pct": 30, "label": "Larch Ltd",
        "now_period": "FY2024-25", "seen_value": 0.5, "stands_out": verdict != "cannot_tell",
        "looked_at": 12, "provider_name": "Larch Ltd", "value": 0.5, "lower": 0.4, "upper": 0.6,
        "n_people": 90, "why_no_value": None, "reported_value": 0.6, "reported_lower": 0.5,
        "reported_upper": 0.7, "reported_people": 80, "why_not_reported": None, "has_limits": True,
        "period_words": "2024 to 25",
    }  # fmt: skip


# Each with the words of a rise and of a fall, or of better and worse where it says only that.
WAYS = {
    "change": (sentences_people.change, ("Up by", "Down by"), None),
    "decided": (
        lambda row: sentences_decided.since(row | {"period": "FY2022-23"}),
        ("Up by", "Down by"), None,
    ),
    "paired": (sentences_paired.distance, ("up by| more of", "down by| fewer of"), None),
    "published": (sentences_published.estimate, ("Up by", "Down by"), None),
    "gap": (sentences_gap.gap, None, ("say better", "say worse")),
    "reported": (sentences_reported.gap, None, ("reports better than", "reports worse than")),
}  # fmt: skip


@pytest.mark.parametrize("name", WAYS)
@given(st.sampled_from(UNITS), st.floats(-0.9, 0.9), st.floats(0.05, 0.4),
       st.sampled_from(POLARITIES))  # fmt: skip
def test_each_sentence_has_its_sign_its_unit_and_its_doubt(name, unit, difference, half, polarity):
    say, ways, sides = WAYS[name]
    row = moved(difference, half, polarity, unit)
    said = say(row)
    size = points(abs(difference), unit)
    if row["verdict"] == "cannot_tell":
        assert "e cannot tell" in said and size not in said
        return
    assert size in said and "e cannot tell" not in said.replace("we cannot tell that this", "")
    if ways:
        right, wrong = ways if difference > 0 else ways[::-1]
        assert re.search(right, said) and not re.search(wrong, said)
    if sides and polarity != "neither":
        good = (difference > 0) == (polarity == "higher_is_better")
        right, wrong = sides if good else sides[::-1]
        assert right in said and wrong not in said


@given(st.sampled_from(UNITS), st.floats(0.41, 0.9), st.sampled_from(POLARITIES[:2]),
       st.booleans())  # fmt: skip
def test_questions_for_a_board_say_their_unit(unit, size, polarity, is_rise):
    row = moved(size if is_rise else -size, 0.4, polarity, unit)
    told = points(size, unit)
    better = is_rise == (polarity == "higher_is_better")
    assert f"**{'better' if better else 'worse'} by {told}** (" in sentences_question.change(row)
    assert f"**worse by {told}** (" in sentences_question.gap(row)
    assert f"**Dale says worse by {told}** than" in sentences_question.rest_worse(row)


@given(st.sampled_from(UNITS), st.floats(-0.9, 0.9))
def test_a_chart_says_how_far_its_latest_value_lies_off_in_its_unit(unit, gap):
    row = {"unit": unit, "value": 1 + gap, "usual_average": 1.0, "usual_lower": 0.9,
           "usual_upper": 1.1, "special_cause": None, "period_words": "May 2025"}  # fmt: skip
    said = sentences_chart._size(row, "month")
    off = row["value"] - row["usual_average"]  # a gap of 0.775 may be a little less by then
    size, way = points(abs(off), unit), "above" if off > 0 else "below"
    if off and float(size.split()[0]):
        assert f"{size} {way} the average of" in said
    else:
        assert "a hair" in said or "on the average" in said
