"""Differences between published estimates: a published example, then the laws."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.errors import StatisticsError
from pipelines.stats.change import (
    average,
    difference,
    difference_of_limits,
    signal,
    standard_error,
)
from pipelines.stats.intervals import wilson_interval

NAN = float("nan")
VALUES = st.floats(-1000, 1000)
WIDTHS = st.floats(0, 100)
ESTIMATES = st.tuples(VALUES, WIDTHS).map(lambda e: ([e[0]], [e[0] - e[1]], [e[0] + e[1]]))


def _only(frame):
    return frame.iloc[0].to_dict()


class TestAgainstAltmanAndBland:
    """Altman DG, Bland JM (2003), "Interaction revisited", BMJ 326:219.

    Relative risks 0.67 (0.46 to 0.98) and 0.88 (0.71 to 1.08), compared as logarithms. The paper
    rounds the logarithms to four decimals and the standard errors of each to four as well.
    """

    FIRST = tuple([math.log(x)] for x in (0.67, 0.46, 0.98))
    SECOND = tuple([math.log(x)] for x in (0.88, 0.71, 1.08))

    def test_standard_errors(self):
        assert standard_error(*self.FIRST[1:])[0] == pytest.approx(0.1929, abs=5e-5)
        assert standard_error(*self.SECOND[1:])[0] == pytest.approx(0.1070, abs=5e-5)

    def test_difference_and_its_limits(self):
        row = _only(difference(self.FIRST, self.SECOND))
        assert row["difference"] == pytest.approx(-0.2726, abs=5e-5)
        assert row["difference_lower"] == pytest.approx(-0.7050, abs=2e-4)
        assert row["difference_upper"] == pytest.approx(0.1598, abs=2e-4)
        width = row["difference_upper"] - row["difference_lower"]
        assert width / (2 * 1.96) == pytest.approx(0.2206, abs=1e-4)
        assert row["verdict"] == "cannot_tell"


@given(ESTIMATES, ESTIMATES)
def test_turned_round_it_is_the_same_with_the_other_sign(first, second):
    there, back = _only(difference(first, second)), _only(difference(second, first))
    assert there["difference"] == -back["difference"]
    assert there["difference_lower"] == pytest.approx(-back["difference_upper"], abs=1e-9)
    opposite = {"higher": "lower", "lower": "higher", "cannot_tell": "cannot_tell"}
    assert there["verdict"] == opposite[back["verdict"]]


@given(ESTIMATES, ESTIMATES)
def test_we_cannot_tell_exactly_when_the_limits_span_zero(first, second):
    row = _only(difference(first, second))
    spans = row["difference_lower"] <= 0 <= row["difference_upper"]
    assert (row["verdict"] == "cannot_tell") == spans
    assert (row["verdict"] == "higher") == (row["difference_lower"] > 0)


@given(ESTIMATES, ESTIMATES)
def test_limits_hold_the_difference_and_are_wider_than_either_estimate_s(first, second):
    row = _only(difference(first, second))
    width = row["difference_upper"] - row["difference_lower"]
    assert row["difference_lower"] <= row["difference"] <= row["difference_upper"]
    for estimate in (first, second):
        assert width >= estimate[2][0] - estimate[1][0] - 1e-9


@given(VALUES, VALUES)
def test_estimates_without_width_differ_unless_they_are_equal(first, second):
    row = _only(difference(([first],) * 3, ([second],) * 3))
    assert row["difference_lower"] == row["difference_upper"] == row["difference"]
    assert (row["verdict"] == "cannot_tell") == (first - second == 0)


@given(st.floats(0.5, 0.99), st.floats(0.001, 0.009), st.floats(0.1, 10))
def test_more_confidence_in_the_same_limits_means_a_smaller_error(confidence, more, width):
    """The same limits at a higher level imply a more precise estimate."""
    assert (
        standard_error([0], [width], confidence=confidence + more)[0]
        < (standard_error([0], [width], confidence=confidence)[0])
    )


@given(st.lists(st.tuples(VALUES, st.floats(0.01, 100)), min_size=1, max_size=12))
def test_an_average_lies_among_its_parts_and_is_no_less_sure(parts):
    values = [value for value, _ in parts]
    lower, upper = [v - w for v, w in parts], [v + w for v, w in parts]
    mean, low, high = average(values, lower, upper)
    assert min(values) - 1e-9 <= mean <= max(values) + 1e-9
    assert high - low <= max(2 * width for _, width in parts) * (1 + 1e-9)
    assert (low + high) / 2 == pytest.approx(mean, abs=1e-6)


def test_average_of_known_estimates():
    """Two estimates of equal error: the error of their mean is that error over the root of two."""
    mean, low, high = average([7.0, 8.0, NAN], [6.8, 7.8, NAN], [7.2, 8.2, NAN])
    assert mean == pytest.approx(7.5)
    assert (low, high) == pytest.approx((7.5 - 0.2 / math.sqrt(2), 7.5 + 0.2 / math.sqrt(2)))


def test_an_average_of_nothing_is_unknown():
    assert all(np.isnan(part) for part in average([NAN, NAN], [NAN, NAN], [NAN, NAN]))
    assert all(np.isnan(part) for part in average([], [], []))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (([NAN], [NAN], [NAN]), ([7.0], [6.0], [8.0])),
        (([7.0], [6.0], [8.0]), ([NAN], [NAN], [NAN])),
        (([7.0], [NAN], [NAN]), ([7.5], [7.4], [7.6])),
    ],
)
def test_a_missing_estimate_gives_no_verdict(first, second):
    row = _only(difference(first, second))
    assert row["verdict"] is None
    assert np.isnan(row["difference_lower"]) and np.isnan(row["difference_upper"])


@pytest.mark.parametrize(
    ("verdict", "polarity", "expected"),
    [
        ("higher", "higher_is_better", "better"),
        ("lower", "higher_is_better", "worse"),
        ("higher", "lower_is_better", "worse"),
        ("lower", "lower_is_better", "better"),
        ("higher", "neither", "change"),
        ("cannot_tell", "lower_is_better", "none"),
        ("cannot_tell", "neither", "none"),
        (None, "higher_is_better", None),
        (NAN, "higher_is_better", None),
    ],
)
def test_what_a_verdict_means_depends_on_what_is_good(verdict, polarity, expected):
    assert signal(verdict, polarity) == expected


@pytest.mark.parametrize("confidence", [95, 1, 0, -0.5])
def test_a_level_that_is_no_fraction_is_an_error_with_the_correction(confidence):
    with pytest.raises(StatisticsError, match=r"write confidence=0\.95"):
        standard_error([1], [2], confidence=confidence)


def test_crossed_limits_are_named_by_row():
    with pytest.raises(StatisticsError, match="row 1: limits 3 to 2: the upper lies below"):
        standard_error([1, 3], [2, 2])


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        # Newcombe (1998), table II, examples (a), (c) and (g), method 10.
        ((56, 70), (48, 80), (0.2, 0.0524, 0.3339)),
        ((6, 7), (2, 7), (0.5714, 0.0582, 0.8062)),
        ((10, 10), (0, 20), (1.0, 0.6791, 1.0)),
    ],
)
def test_shares_by_wilson_s_limits_give_newcombe_s_interval(first, second, expected):
    estimates = [
        (np.array([with_it / asked]), *wilson_interval(np.array([with_it]), np.array([asked])))
        for with_it, asked in (first, second)
    ]
    row = difference_of_limits(*estimates).iloc[0]
    found = row[["difference", "difference_lower", "difference_upper"]].astype(float)
    assert found.round(4).tolist() == pytest.approx(list(expected), abs=1e-4)


@given(ESTIMATES, ESTIMATES)
def test_with_even_limits_both_ways_of_a_difference_agree(first, second):
    there, here = _only(difference(first, second)), _only(difference_of_limits(first, second))
    for end in ("difference", "difference_lower", "difference_upper"):
        assert there[end] == pytest.approx(here[end], abs=1e-6)
