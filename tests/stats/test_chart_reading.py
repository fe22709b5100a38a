"""What a chart says at its last point: only a signal that is still there, and never too early."""

import numpy as np
import pytest

from pipelines.stats.chart_reading import chart, meaning, positions, reading
from pipelines.stats.many import LAST_POINT

NOISE = [5.1, 4.9, 5.2, 4.8, 5.0, 5.3, 4.7, 5.1, 4.9, 5.2, 4.8, 5.0]
NAN = float("nan")


def read(values, polarity="higher_is_better", **options):
    return reading(chart(values, polarity=polarity, **options))


def test_a_signal_at_the_last_point_is_said_with_the_direction_that_is_better():
    assert read([*NOISE, 7.0])["chart_signal"] == "better"
    assert read([*NOISE, 7.0], "lower_is_better")["chart_signal"] == "worse"
    assert read([*NOISE, 7.0], "neither")["chart_signal"] == "change"
    assert read([*NOISE, 3.0])["chart_signal"] == "worse"
    assert meaning("outside_below", "lower_is_better") == "better"
    assert meaning("trend_rising", "lower_is_better") == "worse"


def test_a_signal_that_is_over_is_marked_but_not_said():
    points = chart([*NOISE, 9.0, 5.0, 5.1], polarity="higher_is_better")
    assert points["point_signal"].tolist().count("better") == 1
    assert reading(points)["chart_signal"] == "none"
    assert reading(points)["since"] is None


def test_since_when_is_the_first_of_the_points_on_end():
    shifted = read([*NOISE, *[5.35] * 4, 5.4, 5.38, 5.41])
    assert (shifted["special_cause"], shifted["signal_points"], shifted["since"]) == (
        "shift_above", 7, 12,
    )  # fmt: skip
    rising = read([5.0, 5.2, 4.9, 5.1, 4.8, *[4.7 + 0.05 * n for n in range(1, 8)]])
    assert (rising["special_cause"], rising["signal_points"]) == ("trend_rising", 7)
    near = read([0.641, 0.603, 0.615, 0.645, 0.746, 0.745, 0.736, 0.738])
    assert (near["special_cause"], near["since"]) == ("two_of_three_above", 4)


@pytest.mark.parametrize("known", [1, 4, 6])
def test_under_seven_values_nothing_is_marked_however_far_out(known):
    points = chart([1.0] * (known - 1) + [9.0], polarity="higher_is_better")
    assert points["special_cause"].isna().all() and points["point_signal"].isna().all()
    assert reading(points)["chart_signal"] == "early"
    assert points["is_too_early"].all()


def test_under_thirteen_the_range_is_on_trial_and_from_thirteen_it_is_not():
    assert chart(NOISE, polarity="neither")["is_trial"].all()
    assert not chart([*NOISE, 5.0], polarity="neither")["is_trial"].any()


def test_a_new_start_begins_average_range_and_patience_afresh():
    points = chart([*NOISE, *[9.0, 9.1, 8.9, 9.2]], polarity="neither", rebase_at=[12])
    assert points["chart_segment"].tolist() == [1] * 12 + [2] * 4
    assert points["usual_average"].iloc[0] < 5.1 and points["usual_average"].iloc[-1] > 9
    assert reading(points)["chart_signal"] == "early"
    assert read([*NOISE, *[9.0, 9.1, 8.9, 9.2]])["chart_signal"] == "better", "without it"


def test_a_period_without_a_value_is_a_gap_and_at_the_end_nothing_can_be_told():
    assert read([*NOISE, 7.0, NAN])["chart_signal"] is None
    broken = [*NOISE, 5.3, 5.35, 5.32, NAN, 5.36, 5.31, 5.33, 5.34]
    assert read(broken)["chart_signal"] == "none", "no run goes over a gap"


def test_values_with_no_neighbours_have_no_range_and_nothing_is_told():
    values = [5.0, NAN] * 7 + [9.0]
    assert read(values)["chart_signal"] == "early"


def test_the_target_speaks_only_where_there_is_a_better_direction():
    def said(target, polarity="higher_is_better", values=NOISE):
        return chart(values, polarity=polarity, target=target)["target_reading"].iloc[-1]

    assert said(3.0) == "consistent_pass" and said(8.0) == "consistent_fail"
    assert said(8.0, "lower_is_better") == "consistent_pass"
    assert said(5.0) == "inconsistent"
    assert said(8.0, "neither") is None
    assert said(8.0, values=NOISE[:5]) is None, "too early"


def test_no_cause_means_nothing_and_names_that_are_not_there_are_left_out():
    assert meaning(None, "neither") == "none"
    assert positions(["a", "b", "c"], ["c", "x"]) == [2]


def test_of_series_in_which_nothing_happens_about_one_and_a_half_in_a_hundred_speak():
    """Method 27: 1.6 % at the last point. Of 2,000 series three standard errors are 0.8 points."""
    series, chance = np.random.default_rng(20261126).normal(size=(2000, 24)), LAST_POINT
    spoke = np.mean([read(values)["chart_signal"] != "none" for values in series])
    assert abs(spoke - chance) < 3 * np.sqrt(chance * (1 - chance) / len(series))
