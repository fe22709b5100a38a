"""Control charts: by hand, then the laws any chart must obey (values of others: test_spc_peer)."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.errors import StatisticsError
from pipelines.stats.spc import SPECIAL_CAUSES, xmr, xmr_by

# By hand ------------------------------------------------------------------------------------------

VIGNETTE = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]


@pytest.mark.parametrize(
    ("screens", "lower", "upper"), [(False, -3.0626, 6.9515), (True, -0.7156, 4.6044)]
)
def test_published_example(screens, lower, upper):
    last = xmr(VIGNETTE, screen_outliers=screens).points.iloc[-1]
    assert last["mean"] == pytest.approx(1.9444, abs=5e-5)
    assert (last["lower"], last["upper"]) == pytest.approx((lower, upper), abs=5e-5)


@pytest.mark.parametrize(("step", "screened"), [(4.235, False), (4.433, True)])
def test_a_moving_range_is_screened_from_3_267_averages_on(step, screened):
    """Nine ranges of 1 and one of 3.2 or 3.3 averages."""
    points = xmr([0, 1] * 5 + [1 + step], screen_outliers=True).points
    ranges = [1] * 9 if screened else [1] * 9 + [step]
    half = points["upper"].iloc[0] - points["mean"].iloc[0]
    assert half == pytest.approx(2.66 * np.mean(ranges))


def test_an_empty_value_breaks_a_run_and_no_range_is_taken_across_it():
    tail = [-5.0, 4.0, -5.0, 4.0, -6.0]
    whole, broken = [1.0] * 7 + tail, [1.0] * 3 + [None] + [1.0] * 4 + tail
    assert (xmr(whole).points["special_cause"].iloc[:7] == "shift_above").all()
    assert xmr(broken).points["special_cause"].isna().all()
    assert xmr([0, 0, 0, None, 5, 5, 5]).points["upper"].iloc[0] == pytest.approx(2.5)


def test_positions_count_from_nought_and_name_the_first_of_a_segment():
    points = xmr([1.0, 3.0, 11.0, 13.0, 12.0], rebase_at=[2]).points
    assert list(points["mean"]) == [2, 2, 12, 12, 12]
    same = xmr([1.0, 3.0], rebase_at=[0]).points
    pd.testing.assert_frame_equal(same, xmr([1.0, 3.0]).points)


@pytest.mark.parametrize(
    ("values", "variation", "short"),
    [
        ([1, 2, 1, 2, 1, 9], "too_early", True),
        ([1, 2, 1, 2, 1, 2, 1], "common_cause", True),
        ([1, 2, 1, 2, 1, 2, None, None], "too_early", True),
        ([1, 2] * 6, "common_cause", True),
        ([1, 2] * 6 + [1], "common_cause", False),
    ],
)
def test_a_short_series_says_so(values, variation, short):
    chart = xmr(values, target=5)
    assert (chart.variation, chart.short) == (variation, short)
    assert (chart.assurance is None) == (variation == "too_early")


def test_a_target_needs_a_direction_and_limits():
    noise = [5, 6, 5, 7, 6, 5, 6, 7, 5, 6]
    assert xmr(noise, target=20, improvement="neutral").assurance is None
    assert xmr([7] * 15, target=7, screen_outliers=True).assurance is None
    assert xmr([7] * 15, target=7).assurance == "inconsistent"
    assert xmr(noise, target=20).assurance == "consistent_fail"
    assert xmr(noise, target=20, improvement="down").assurance == "consistent_pass"
    assert xmr(noise).assurance is None


# Laws ---------------------------------------------------------------------------------------------

SERIES = st.lists(st.one_of(st.integers(-30, 30), st.none()), min_size=8, max_size=40).filter(
    lambda values: any(value is not None for value in values)
)
OTHER = {"above": "below", "below": "above", "rising": "falling", "falling": "rising"}


def _mirrored(mark):
    kind, side = mark.rsplit("_", 1)
    return f"{kind}_{OTHER[side]}"


@settings(max_examples=30)
@given(SERIES, st.booleans())
def test_turned_upside_down_it_is_the_same_chart_upside_down(values, screens):
    there = xmr(values, screen_outliers=screens)
    back = xmr(
        [None if v is None else -v for v in values], improvement="down", screen_outliers=screens
    )
    np.testing.assert_allclose(there.points["upper"], -back.points["lower"], atol=1e-9)
    np.testing.assert_allclose(there.points["mean"], -back.points["mean"], atol=1e-9)
    marks = [None if m is None else _mirrored(m) for m in back.points["special_cause"]]
    assert list(there.points["special_cause"]) == marks
    assert there.variation == back.variation


@settings(max_examples=30)
@given(SERIES, st.integers(-30, 30))
def test_polarity_reversed_flips_words_and_no_number(values, target):
    up, down = xmr(values, target=target), xmr(values, target=target, improvement="down")
    pd.testing.assert_frame_equal(up.points, down.points)
    flipped = {"improvement": "concern", "concern": "improvement"}
    word = up.variation.rsplit("_", 1)
    assert down.variation == "_".join([word[0], flipped.get(word[1], word[1])])
    assert up.side == down.side
    opposite = {"consistent_pass": "consistent_fail", "consistent_fail": "consistent_pass"}
    assert down.assurance == opposite.get(up.assurance, up.assurance)
    neutral = xmr(values, improvement="neutral").variation
    assert (up.side is None) == (not neutral.startswith("special_cause_neutral"))


@settings(max_examples=30)
@given(SERIES, st.integers(1, 9), st.integers(-100, 100))
def test_another_unit_moves_the_limits_and_no_mark(values, scale, shift):
    plain = xmr(values).points
    other = xmr([None if v is None else v * scale + shift for v in values]).points
    assert list(plain["special_cause"]) == list(other["special_cause"])
    np.testing.assert_allclose(other["upper"], plain["upper"] * scale + shift, atol=1e-7)


@settings(max_examples=30)
@given(SERIES, st.data())
def test_segments_are_charts_of_their_own(values, data):
    at = data.draw(st.integers(1, len(values) - 1))
    whole = xmr(values, rebase_at=[at]).points
    for part, found in ((values[:at], whole.iloc[:at]), (values[at:], whole.iloc[at:])):
        if any(value is not None for value in part):
            pd.testing.assert_frame_equal(found.reset_index(drop=True), xmr(part).points)


@settings(max_examples=30)
@given(SERIES)
def test_every_mark_has_words_and_an_empty_value_has_none(values):
    points = xmr(values).points
    assert {mark for mark in points["special_cause"] if mark is not None} <= set(SPECIAL_CAUSES)
    assert points["special_cause"][points["value"].isna()].isna().all()


# Refusals -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: xmr([]), "there is no value"),
        (lambda: xmr([None, None]), "there is no value"),
        (lambda: xmr([1, float("inf")]), "a value is infinite"),
        (lambda: xmr([1, 2], improvement="higher"), "One of up, down, neutral"),
        (lambda: xmr([1] * 20, baseline_points=11), "Take 12 or more"),
        (lambda: xmr([1, 2], rebase_at=[2]), "Positions count from 0 to 1"),
        (lambda: xmr([1, 2], rebase_at=["2025-04"]), "there is no position '2025-04'"),
    ],
)
def test_errors_say_what_to_do(call, says):
    with pytest.raises(StatisticsError, match=says):
        call()


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"targets": {"zz": 1}}, "no series 'zz'"),
        ({"rebase": {"zz": ["2025-01"]}}, "no series 'zz'"),
        ({"rebase": {"a": ["2025-09"]}}, "no value has the period '2025-09'"),
    ],
)
def test_decisions_that_match_nothing_are_refused(more, says):
    frame = pd.DataFrame({"s": ["a", "a"], "p": ["2025-02", "2025-01"], "v": [1, 2]})
    assert list(xmr_by(frame, series="s", period="p", value="v")["a"].points["value"]) == [2, 1]
    with pytest.raises(StatisticsError, match=says):
        xmr_by(frame, series="s", period="p", value="v", **more)
    with pytest.raises(StatisticsError, match="two values in one period"):
        xmr_by(pd.concat([frame, frame]), series="s", period="p", value="v")
