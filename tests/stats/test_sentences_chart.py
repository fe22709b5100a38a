"""Sentences about charts: sign, polarity, doubt, trial, too early; and never against the chart."""

import re

import numpy as np
import pytest

from pipelines.stats.chart_reading import chart, reading
from pipelines.stats.sentences_chart import MEANINGS, beside, over_time, reading_words

QUARTER = {
    "period_kind": "quarter", "unit": "share of people", "period_words": "April to June 2024",
    "value": 0.68, "why_no_value": None, "usual_average": 0.54, "usual_lower": 0.48,
    "usual_upper": 0.60, "chart_signal": "better", "special_cause": "outside_above",
    "signal_points": 1, "since_words": "April to June 2024", "segment_points": 14,
    "is_trial": False, "rebased_words": None, "year_signal": "better", "year_from": "FY2022-23",
    "target_value": None, "target_reading": None, "set_by": None, "series_looked_at": 12,
    "series_with_signal": 1,
}  # fmt: skip


def said(**changed):
    return over_time(QUARTER | changed)


def test_a_value_outside_is_said_with_size_unit_and_range():
    assert said() == (
        "**The latest quarter lies above the usual range: a real improvement.** April to June 2024 "
        "is at 68%, 14 percentage points above the average of 54%; the usual range is 48% to 60%."
    )


def test_below_and_for_the_worse():
    told = said(special_cause="outside_below", value=0.40, chart_signal="worse",
                year_signal="worse")  # fmt: skip
    assert "lies below the usual range: a cause for concern.**" in told
    assert "14 percentage points below the average" in told


def test_a_run_says_how_many_and_since_when():
    told = said(special_cause="shift_below", signal_points=8, since_words="May 2023",
                period_kind="month", value=0.5, chart_signal="change", year_signal="change",
                )  # fmt: skip
    assert told.startswith(
        "**The last eight months all lie below the average of 54%: a real change, neither better "
        "nor worse in itself** since May 2023."
    )
    trend = said(special_cause="trend_falling", signal_points=7, since_words="May 2023", value=0.5,
                 chart_signal="worse")  # fmt: skip
    assert "**The last seven quarters lie each lower than the one before: a cause" in trend


@pytest.mark.parametrize("cause", ["two_of_three_above", "outside_above", "trend_rising"])
def test_a_single_point_has_stood_since_nowhere(cause):
    assert ("since" in said(special_cause=cause, signal_points=4)) is True
    if cause != "trend_rising":
        assert "since" not in said(special_cause=cause, signal_points=1)


def test_no_change_and_no_value_and_too_early_say_so():
    assert said(chart_signal="none", special_cause=None, year_signal="none", value=0.55) == (
        "**No change we can tell**: the latest quarter, April to June 2024, at 55% lies within the "
        "usual range of 48% to 60%."
    )
    gone = said(chart_signal=None, special_cause=None, value=None, why_no_value="too_few",
                year_signal=None)  # fmt: skip
    assert gone.startswith("**We cannot tell whether anything has changed**") and "too few" in gone
    early = said(chart_signal="early", segment_points=4, rebased_words="April to June 2024",
                 year_signal=None)  # fmt: skip
    assert early == (
        "**Too early to tell**: four quarters have a value since the new start in April to June "
        "2024, and fewer than seven say nothing of change."
    )
    assert "no two one after the other" in said(chart_signal="early", segment_points=8)


def test_a_range_on_trial_says_how_many_it_rests_on():
    told = said(is_trial=True, segment_points=8)
    assert "**on trial**: it rests on eight quarters" in told
    assert "trial" not in said()


def test_years_that_say_another_thing_are_heard_beside_the_chart():
    none = {"chart_signal": "none", "special_cause": None}
    assert "**Between whole years there is a real improvement** since 2022 to 23" in said(**none)
    assert "Between whole years we cannot tell a change" in said(year_signal="none")
    assert "whole years" not in said(), "both say the same"


@pytest.mark.parametrize(
    ("reads", "says"),
    [
        ("consistent_pass", "every quarter would be expected to meet it"),
        ("consistent_fail", "no quarter would be expected to meet it"),
        ("inconsistent", "some quarters would meet it and others not"),
        (None, "set by Alliance [board]"),
    ],
)
def test_a_target_is_named_with_who_set_it(reads, says):
    row = QUARTER | {"target_value": 0.7, "set_by": "Alliance [board]", "target_reading": reads}
    told = beside(row).replace("\\", "")
    assert told.startswith("The target of 70% was set by Alliance [board].")
    assert says in told and "fail" not in told


def test_how_many_were_looked_at_and_how_many_chance_would_give():
    assert "12 measures looked at" in beside(QUARTER)
    assert "one with a signal; chance alone would give about 0.2." in beside(QUARTER)
    assert "at most about 0.2" in beside(QUARTER | {"is_trial": True})
    few = beside(QUARTER | {"series_looked_at": 1, "series_with_signal": 0})
    assert few.startswith("One measure looked at") and "fewer than 0.1" in few
    assert "in this way, none with a signal" in few
    assert beside(QUARTER | {"series_looked_at": 0}) == ""


def test_a_value_just_outside_is_not_written_like_its_limit():
    told = said(value=0.6004, usual_upper=0.6001)
    assert "is at 60.04%" in told and "48.00% to 60.01%" in told


# Thousands of series: sentence, icon, table and chart never contradict ----------------------------

UNITS = {"share of people": (0, 1), "score out of 10": (0, 10), "hours a week": (0, 40)}
POLARITIES = ("higher_is_better", "lower_is_better", "neither")
OPPOSITE = {"better": "worse", "worse": "better"}


def series(rng):
    """A series of any length with a step, a trend, gaps, ties or nothing."""
    unit = rng.choice(list(UNITS))
    low, high = UNITS[unit]
    n = int(rng.integers(1, 40))
    values = rng.normal(0.5, rng.choice([0.001, 0.02, 0.1]), n)
    kind = rng.integers(0, 6)
    if kind == 1:
        values[int(rng.integers(0, n)) :] += rng.normal(0, 0.15)
    elif kind == 2:
        values += np.linspace(0, rng.normal(0, 0.3), n)
    elif kind == 3:
        values = np.round(values, 1)
    elif kind == 4:
        values[:] = 0.5
    values = np.clip(low + values * (high - low), low, high)
    if n > 2 and rng.random() < 0.4:
        values[rng.integers(0, n, size=int(rng.integers(1, 1 + n // 2)))] = np.nan
    if np.isnan(values).all():
        values[0] = low
    rebase = [int(rng.integers(1, n))] if n > 1 and rng.random() < 0.25 else []
    return str(unit), values, rebase


def row_of(points, found, unit):
    last = points.iloc[-1]
    since = found["since"]
    row = QUARTER | {k: found[k] for k in ("chart_signal", "special_cause", "signal_points")}
    return row | {
        "unit": unit, "year_signal": None,
        "since_words": None if since is None else f"period {since}",
        "value": None if np.isnan(last["value"]) else float(last["value"]),
        "why_no_value": "too_few" if np.isnan(last["value"]) else None,
        "segment_points": int(last["segment_points"]), "is_trial": bool(last["is_trial"]),
        **{k: float(last[k]) for k in ("usual_average", "usual_lower", "usual_upper")},
    }  # fmt: skip


def shown(text):
    return [float(x) for x in re.findall(r"\d+(?:\.\d+)?", text)]


def _range(told):
    return shown(told.split("the usual range is ")[1])[:2]


def holds(told, points, found):
    """What the sentence claims, held against the points of the chart itself."""
    last, signal, count = points.iloc[-1], found["chart_signal"], found["signal_points"]
    words = {k: v for k, v in MEANINGS.items() if v in told}
    assert set(words) == ({signal} if signal in MEANINGS else set()), told
    assert ("Too early to tell" in told) == (signal == "early") == bool(last["is_too_early"])
    assert ("No change we can tell" in told) == (signal == "none")
    assert ("We cannot tell whether" in told) == (signal is None)
    assert ("on trial" in told) == (bool(last["is_trial"]) and signal != "early")
    if signal not in MEANINGS:
        assert last["point_signal"] in (None, "none") or np.isnan(last["value"])
        return
    assert last["point_signal"] == signal, "the icon of the last point is the sentence's"
    run = points.tail(count)
    assert run["chart_segment"].nunique() == 1 and run["value"].notna().all()
    if "all lie above" in told:
        assert count >= 7 and (run["value"] > run["usual_average"]).all()
    elif "all lie below" in told:
        assert count >= 7 and (run["value"] < run["usual_average"]).all()
    elif "each higher" in told:
        assert count >= 7 and run["value"].is_monotonic_increasing and run["value"].is_unique
    elif "each lower" in told:
        assert count >= 7 and run["value"].is_monotonic_decreasing and run["value"].is_unique
    elif "above the usual range" in told:
        assert last["value"] > last["usual_upper"]
        assert shown(told.split("is at ")[1])[0] > _range(told)[1], "as written"
    elif "below the usual range" in told:
        assert last["value"] < last["usual_lower"]
        assert shown(told.split("is at ")[1])[0] < _range(told)[0], "as written"
    else:
        end = "upper" if "near the upper" in told else "lower"
        side = np.sign(last["usual_" + end] - last["usual_average"])
        near = side * (points.tail(3)["value"] - last["usual_average"])
        third = abs(last["usual_" + end] - last["usual_average"]) * 2 / 3
        assert (near > third - 1e-9).sum() >= 2
    gap = last["value"] - last["usual_average"]
    assert (" above the average" in told) or gap <= 0 or "all lie" in told
    assert (" below the average" in told) or gap >= 0 or "all lie" in told


@pytest.mark.parametrize("seed", range(2))
def test_no_sentence_contradicts_its_chart(seed):
    """A thousand series a seed, each in every polarity: words flip, no number does."""
    rng, signals = np.random.default_rng(seed), set()
    for _ in range(1000):
        unit, values, rebase = series(rng)
        told = {}
        for polarity in POLARITIES:
            points = chart(values, polarity=polarity, rebase_at=rebase)
            found = reading(points)
            row = row_of(points, found, unit)
            told[polarity] = found["chart_signal"], over_time(row)
            holds(told[polarity][1], points, found)
            signals.add(found["chart_signal"])
        (up, said_up), (down, said_down), (neither, said_neither) = told.values()
        assert OPPOSITE.get(up, up) == down
        assert neither == ("change" if up in OPPOSITE else up)
        assert shown(said_up) == shown(said_down) == shown(said_neither)
        if neither == "change":
            assert "better nor worse" in said_neither
            assert "improvement" not in said_neither and "concern" not in said_neither
    assert signals == {"better", "worse", "change", "none", "early", None}


def test_the_reading_in_a_few_words():
    assert reading_words("better", "shift_above") == "real improvement"
    assert reading_words("change", "shift_below") == "real change, down"
    assert reading_words("none") == "no change we can tell"
    assert reading_words("early") == "too early to tell"
    assert reading_words(None).startswith("we cannot tell")
