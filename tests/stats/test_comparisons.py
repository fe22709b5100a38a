"""Two surveys, a place and the rest, the same people twice, many at once, before and after."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.errors import StatisticsError
from pipelines.stats.before_after import (
    CANNOT_TELL,
    CONTRIBUTION,
    before_after,
    difference_in_differences,
    newey_west,
)
from pipelines.stats.comparisons import (
    against_rest,
    difference_of_means,
    difference_of_shares,
    paired_change,
)
from pipelines.stats.many import LAST_POINT, benjamini_hochberg, by_chance, p_of_limits
from pipelines.stats.spc import xmr

NAN = float("nan")


def _only(frame):
    return frame.iloc[0].to_dict()


# Two surveys --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [  # Newcombe (1998), table II, examples (a), (c) and (g), method 10.
        ((56 / 70, 70), (48 / 80, 80), (0.2, 0.0524, 0.3339)),
        ((6 / 7, 7), (2 / 7, 7), (0.5714, 0.0582, 0.8062)),
        ((1.0, 10), (0.0, 20), (1.0, 0.6791, 1.0)),
    ],
)
def test_shares_match_newcombe(first, second, expected):
    row = _only(difference_of_shares(*[tuple([x] for x in one) for one in (first, second)]))
    found = [row[name] for name in ("difference", "difference_lower", "difference_upper")]
    assert found == pytest.approx(expected, abs=1e-4)


def test_means_match_welch_by_hand():
    """Means 20.6 and 22.1, variances 9 and 0.9, of 15 people each: 16.8 degrees of freedom."""
    a, b = 9 / 15, 0.9 / 15
    free = (a + b) ** 2 / (a**2 / 14 + b**2 / 14)
    assert free == pytest.approx(16.772, abs=1e-3)
    row = _only(difference_of_means(([20.6], [3.0], [15]), ([22.1], [0.9**0.5], [15])))
    half = 2.1120 * (a + b) ** 0.5  # t of 16.77 degrees of freedom, from a table
    assert row["difference_lower"] == pytest.approx(-1.5 - half, abs=1e-3)
    assert row["verdict"] == "cannot_tell"


SHARES = st.tuples(st.floats(0, 1), st.floats(1, 500))
MEANS = st.tuples(st.floats(0, 10), st.floats(0.1, 4), st.floats(2, 500))


@settings(max_examples=50)
@given(SHARES, SHARES)
def test_shares_turned_round_have_the_other_sign_and_more_people_are_surer(first, second):
    listed = [tuple([x] for x in one) for one in (first, second)]
    there, back = _only(difference_of_shares(*listed)), _only(difference_of_shares(*listed[::-1]))
    assert there["difference_lower"] <= there["difference"] <= there["difference_upper"]
    assert there["difference_lower"] == pytest.approx(-back["difference_upper"], abs=1e-9)
    not_so = [([1 - p], [n]) for p, n in (first, second)]
    assert _only(difference_of_shares(*not_so))["difference_upper"] == pytest.approx(
        -there["difference_lower"], abs=1e-9
    )
    many = _only(difference_of_shares(*[([p], [4 * n]) for p, n in (first, second)]))
    width = lambda row: row["difference_upper"] - row["difference_lower"]  # noqa: E731
    assert width(many) < width(there)


@settings(max_examples=50)
@given(MEANS, MEANS)
def test_means_turned_round_have_the_other_sign_and_more_people_are_surer(first, second):
    listed = [tuple([x] for x in one) for one in (first, second)]
    there, back = _only(difference_of_means(*listed)), _only(difference_of_means(*listed[::-1]))
    assert there["difference_lower"] <= there["difference"] <= there["difference_upper"]
    assert there["difference_lower"] == pytest.approx(-back["difference_upper"], abs=1e-9)
    many = _only(difference_of_means(*[([m], [s], [4 * n]) for m, s, n in (first, second)]))
    assert many["difference_upper"] < there["difference_upper"]


def test_nobody_gives_no_verdict():
    assert _only(difference_of_shares(([0.5], [0]), ([0.5], [9])))["verdict"] is None
    assert _only(difference_of_means(([5], [1], [1]), ([5], [1], [9])))["verdict"] is None


# A place and the rest -----------------------------------------------------------------------------


def _sums(w, y):
    return [[v] for v in (w.sum(), (w**2).sum(), (w * y).sum(), (w * y**2).sum())]


@pytest.mark.parametrize("kind", ["mean", "proportion"])
def test_the_rest_leaves_the_place_out(kind):
    rng = np.random.default_rng(3)
    w, y = rng.uniform(0.5, 2, 90), rng.integers(0, 2 if kind == "proportion" else 11, 90)
    here = np.arange(90) < 25
    row = _only(against_rest(_sums(w[here], y[here]), _sums(w, y), kind=kind))
    own, rest = (np.average(y[part], weights=w[part]) for part in (here, ~here))
    assert row["difference"] == pytest.approx(own - rest)
    other = _only(against_rest(_sums(w[~here], y[~here]), _sums(w, y), kind=kind))
    assert other["difference_lower"] == pytest.approx(-row["difference_upper"])


def test_a_place_that_is_all_of_its_area_has_no_rest():
    w, y = np.array([1.1, 0.7, 2.3]), np.array([1, 0, 1])
    for kind in ("mean", "proportion"):
        assert _only(against_rest(_sums(w, y), _sums(w, y), kind=kind))["verdict"] is None


# The same people twice ----------------------------------------------------------------------------


def test_paired_change_and_whom_it_lost():
    """Student's sleep data (1908): hours gained with one drug against the other, ten people."""
    one = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
    two = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
    found = paired_change([*one, 5.0, 6.0, NAN, NAN], [*two, NAN, NAN, 7.0, NAN])
    assert (found.pairs, found.lost_after, found.lost_before) == (10, 2, 1)
    assert (found.difference, found.lower, found.upper) == pytest.approx(
        (1.58, 0.7001142, 2.4598858), abs=1e-6
    )
    assert found.verdict == "higher" and found.is_few


def test_turned_round_and_with_more_people():
    rng = np.random.default_rng(5)
    before, after = rng.normal(5, 1, 40), rng.normal(5.5, 1, 40)
    there, back = paired_change(before, after), paired_change(after, before)
    assert (there.lower, there.upper) == pytest.approx((-back.upper, -back.lower))
    assert not there.is_few and there.lower < there.difference < there.upper
    many = paired_change(np.tile(before, 4), np.tile(after, 4))
    assert many.upper - many.lower < there.upper - there.lower
    nobody = paired_change([NAN, 1.0], [2.0, NAN])
    assert (nobody.pairs, nobody.verdict) == (0, None) and np.isnan(nobody.difference)
    assert paired_change([1.0], [2.0]).verdict is None


# Many at once -------------------------------------------------------------------------------------


def test_benjamini_and_hochberg_s_own_example():
    """Their table of 15 p-values at q = 0.05: the first four are listed."""
    p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
         0.5719, 0.6528, 0.7590, 1.0]  # fmt: skip
    frame = benjamini_hochberg(p, q=0.05)
    assert frame["is_listed"].tolist() == [True] * 4 + [False] * 11
    assert frame["looked_at"].tolist() == [15] * 15
    assert frame["p_adjusted"].iloc[3] == pytest.approx(0.0095 * 15 / 4)


P = st.lists(st.one_of(st.floats(0, 1), st.just(NAN)), min_size=1, max_size=40)


@given(P, st.floats(0.01, 0.5))
def test_the_list_is_what_the_rule_says_and_the_unknown_is_never_on_it(p, q):
    frame = benjamini_hochberg(p, q=q)
    known = np.sort([x for x in p if not np.isnan(x)])
    k = len(known)
    passing = [i for i in range(1, k + 1) if known[i - 1] <= q * i / k * (1 + 1e-12)]
    cut = known[passing[-1] - 1] if passing else -1
    expected = [bool(x <= cut) for x in p]
    assert frame["is_listed"].tolist() == expected
    assert (frame["p_adjusted"].dropna() >= frame["p"].dropna() - 1e-12).all()


def test_of_nothing_but_chance_no_more_is_listed_than_was_put_up_with():
    """With no true difference any list at all is false: in about a tenth of looks."""
    rng = np.random.default_rng(17)
    looks = [benjamini_hochberg(rng.uniform(size=30))["is_listed"].any() for _ in range(600)]
    assert np.mean(looks) == pytest.approx(0.10, abs=0.04)


def test_limits_that_touch_nought_have_p_of_one_in_twenty():
    found = p_of_limits([2, -2, 0, 1, NAN, 3], [0, -4, -1, 1, 0, 1], [4, 0, 1, 1, 2, 9])
    assert found[:4].tolist() == pytest.approx([0.05, 0.05, 1, 0], abs=1e-12)
    assert np.isnan(found[4])
    assert found[5] == pytest.approx(p_of_limits([3], [1], [5])[0])


def test_how_many_chance_alone_would_give():
    assert by_chance(500, 9) == (500, 9, pytest.approx(8.0), False)
    assert by_chance(500, 20).is_more
    assert not by_chance(0, 0).is_more
    # Exactly at the edge: of 20 at 5 %, 3 or more come in 7.5 % of cases, 4 or more in 1.6 %.
    assert not by_chance(20, 3, share=0.05).is_more and by_chance(20, 4, share=0.05).is_more


def test_charts_of_noise_signal_as_often_as_is_said():
    """At the last of 24 points about 1.6 %, anywhere 16 %."""
    rng = np.random.default_rng(2)
    charts = [xmr(rng.normal(size=24)) for _ in range(1500)]
    last = np.mean([chart.variation != "common_cause" for chart in charts])
    anywhere = np.mean([chart.points["special_cause"].notna().any() for chart in charts])
    assert last == pytest.approx(LAST_POINT, abs=0.007)
    assert anywhere == pytest.approx(0.16, abs=0.025)


# Before and after ---------------------------------------------------------------------------------

STEADY = [5, 7, 6, 5, 7, 6, 6, 5, 7, 6, 5, 7]


def test_what_a_step_was_is_found_and_said_as_contribution():
    found = before_after([*STEADY, *[y + 6 for y in STEADY]], 12)
    assert found.refused_because is None
    assert found.step == pytest.approx(6, abs=0.7) and found.verdict == "higher"
    assert found.step_lower < found.step < found.step_upper
    assert found.words == CONTRIBUTION
    down = before_after([*[-y for y in STEADY], *[-y - 6 for y in STEADY]], 12)
    assert down.verdict == "lower" and down.step == pytest.approx(-found.step)


def test_a_trend_that_goes_on_is_no_step():
    trend = [y + 0.05 * t for t, y in enumerate(STEADY * 2)]
    found = before_after(trend, 12)
    assert found.verdict == "cannot_tell" and found.words == CANNOT_TELL


@pytest.mark.parametrize(
    ("values", "at", "says"),
    [
        (STEADY, 7, "7 values before and 5 after; it takes 8 and 4"),
        (STEADY, 9, "9 values before and 3 after"),
        ([NAN, NAN, *STEADY], 9, "7 values before"),
        ([*STEADY[:9], 40, *STEADY], 12, "it was not steady before"),
    ],
)
def test_without_its_conditions_it_is_refused(values, at, says):
    found = before_after(values, at)
    assert says in found.refused_because
    assert np.isnan(found.step) and found.verdict is None and found.words is None


def test_a_place_and_another_that_went_side_by_side():
    rng = np.random.default_rng(23)
    common = rng.normal(0, 3, 24)
    here = common + rng.normal(0, 0.5, 24) + 4 * (np.arange(24) >= 12)
    elsewhere = common + rng.normal(0, 0.5, 24)
    found = difference_in_differences(here, elsewhere, 12)
    assert found.refused_because is None and found.verdict == "higher"
    assert found.lower < 4 < found.upper and found.words == CONTRIBUTION
    drifting = difference_in_differences(here + np.arange(24), elsewhere, 12)
    assert drifting.refused_because == "the two did not go side by side before"
    assert "8 and 4" in difference_in_differences(here[:9], elsewhere[:9], 7).refused_because
    alike = difference_in_differences(elsewhere + rng.normal(0, 0.5, 24), elsewhere, 12)
    assert alike.verdict == "cannot_tell" and alike.words == CANNOT_TELL


def test_errors_allow_for_neighbours_being_alike():
    """By hand for four periods and a mean: residuals -1, -1, 1, 1; lag 1 has half its weight."""
    design, y = np.ones((4, 1)), np.array([0.0, 0, 2, 2])
    _, error, free = newey_west(design, y)
    # lags = int(4 * 0.04 ** (2 / 9)) = 1: 4 + 2 * 0.5 * (1 - 1 + 1) = 5, by 16, times 4 / 3.
    assert error[0] == pytest.approx((5 / 16 * 4 / 3) ** 0.5) and free == 3


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: difference_of_means(([1], [-1], [5]), ([1], [1], [5])), "deviation is negative"),
        (lambda: against_rest([[2], [2], [1], [1]], [[1], [1], [1], [1]], kind="mean"), "than its"),
        (lambda: against_rest([[1]] * 4, [[2]] * 4, kind="share"), "One of proportion, mean"),
        (lambda: paired_change([1, 2], [1]), "the two differ in length"),
        (lambda: benjamini_hochberg([1.2]), "no share of 0 to 1"),
        (lambda: by_chance(3, 4), "more found than looked at"),
        (lambda: before_after([1, 2], 3), "there is no position 3"),
        (lambda: difference_in_differences([1], [1, 2], 1), "the two differ in length"),
    ],
)
def test_errors_say_what_to_do(call, says):
    with pytest.raises(StatisticsError, match=says):
        call()


def test_a_frame_of_several_rows_keeps_their_order():
    frame = difference_of_shares(([0.9, 0.1], [90, 90]), ([0.5, 0.5], [90, 90]))
    assert isinstance(frame, pd.DataFrame)
    assert frame["verdict"].tolist() == ["higher", "lower"]
