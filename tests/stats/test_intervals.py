"""Intervals: values worked out elsewhere, then the laws any interval must obey."""

import numpy as np
import pytest

from pipelines.errors import StatisticsError
from pipelines.stats.intervals import (
    byars_interval,
    count_interval,
    effective_number,
    mean_interval,
    rate_interval,
    weighted_mean,
    wilson_interval,
)


@pytest.mark.parametrize(
    ("successes", "trials", "confidence", "expected"),
    [
        # PHEindicatormethods 2.1.0, tests/testthat/testdata_Proportion.xlsx
        (1, 100, 0.95, (0.0017674320641406511, 0.054486196178705294)),
        (65, 100, 0.95, (0.5525444329688797, 0.7363575175690247)),
        (65, 100, 0.998, (0.4954946574070431, 0.7783540614089697)),
        (7776456, 7564336677, 0.95, (0.0010273201001641094, 0.0010287644578977231)),
        (1045, 5000, 0.95, (0.197955, 0.220491)),
    ],
)
def test_wilson_matches_published_values(successes, trials, confidence, expected):
    lower, upper = wilson_interval([successes], [trials], confidence=confidence)
    assert (lower[0], upper[0]) == pytest.approx(expected, rel=3e-6 if trials == 5000 else 1e-9)


@pytest.mark.parametrize(
    ("events", "confidence", "expected"),
    [  # PHEindicatormethods 2.1.0, tests/testthat
        (65, 0.95, (50.163188, 82.849139)),
        (1, 0.95, (0.013072, 5.563756)),
        (10, 0.998, (2.916318, 24.193725)),
    ],
)
def test_byar_matches_published_values(events, confidence, expected):
    lower, upper = byars_interval([events], confidence=confidence)
    assert (lower[0], upper[0]) == pytest.approx(expected, abs=5e-7)


def test_exact_limits_match_garwood_s_table():
    """Garwood (1936), Biometrika 28:437, 95 %; from 10 events on Byar's."""
    lower, upper = count_interval([0, 1, 5, 9, 10])
    assert list(lower[:4]) == pytest.approx([0, 0.0253, 1.6235, 4.1154], abs=5e-5)
    assert list(upper[:4]) == pytest.approx([3.6889, 5.5716, 11.6683, 17.0848], abs=5e-5)
    assert (lower[4], upper[4]) == tuple(float(end[0]) for end in byars_interval([10]))


@pytest.mark.parametrize("interval", [byars_interval, count_interval])
def test_laws_hold_for_every_small_count(interval):
    events = np.arange(0, 400)
    lower, upper = interval(events)
    assert ((lower >= 0) & (lower <= events) & (events < upper)).all()
    assert (np.diff(lower) >= 0).all() and (np.diff(upper) > 0).all()
    wider_lower, wider_upper = interval(events, confidence=0.998)
    assert ((wider_lower <= lower) & (upper < wider_upper)).all()
    relative = ((upper - lower) / np.maximum(events, 1))[1:]
    # Where exact limits hand over to Byar's, 9 to 10 events, they differ by less than 1 %.
    assert (np.diff(relative) < 0).all()


def test_the_same_rate_among_more_people_is_surer():
    low, high = rate_interval([5, 50, 500], [100, 1000, 10_000])
    assert (np.diff(high - low) < 0).all() and ((low < 0.05) & (high > 0.05)).all()
    assert np.isnan(rate_interval([0], [0])).all()


def test_answers_alone_give_the_interval_of_their_mean():
    answers = [3.0, 5.0, None, 9.0]
    known = np.array([3.0, 5.0, 9.0])
    assert mean_interval(answers) == mean_interval(known.mean(), known.std(ddof=1), 3)
    assert np.isnan(mean_interval([4.0])).all() and np.isnan(mean_interval([])).all()


def test_nobody_answered_is_unknown_not_zero():
    lower, upper = wilson_interval([0], [0])
    assert np.isnan(lower[0]) and np.isnan(upper[0])
    assert np.isnan(mean_interval([7.0], [0.0], [1])).all()
    assert np.isnan(weighted_mean([0], [0], [0], [0])).all()


def test_laws_hold_for_every_small_group():
    x, n = np.array([(x, n) for n in range(1, 61) for x in range(n + 1)]).T
    lower, upper = wilson_interval(x, n)
    assert ((lower >= 0) & (lower <= x / n) & (x / n <= upper) & (upper <= 1)).all()
    mirror_lower, _ = wilson_interval(n - x, n)
    np.testing.assert_allclose(mirror_lower, 1 - upper, atol=1e-12)
    wider_lower, wider_upper = wilson_interval(x, n, confidence=0.998)
    assert ((wider_lower <= lower) & (upper <= wider_upper)).all()


def test_equal_weights_are_no_weights():
    answers = np.array([1.0, 4.0, 4.0, 9.0])
    for weight in (1.0, 2.5):
        w = np.full(4, weight)
        sums = [w.sum(), (w**2).sum(), (w * answers).sum(), (w * answers**2).sum()]
        assert effective_number(*sums[:2]) == pytest.approx(4)
        mean, sd = weighted_mean(*sums)
        assert (mean, sd) == pytest.approx((answers.mean(), answers.std(ddof=1)))
    assert effective_number(3 + 1, 9 + 1) == pytest.approx(1.6)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: wilson_interval([11], [10]), "row 0: 11 of 10 is not a proportion"),
        (lambda: wilson_interval([-1], [10]), "row 0: -1 of 10 is not a proportion"),
        (lambda: wilson_interval(5, 10, confidence=95), "For 95 % write confidence=0.95"),
        (lambda: mean_interval(5, 1, 10, confidence=95), "For 95 % write confidence=0.95"),
        (lambda: byars_interval([-1]), "number of events is negative"),
        (lambda: count_interval([5], confidence=95), "For 95 % write confidence=0.95"),
        (lambda: rate_interval([5], [-1]), "a population is negative"),
        (lambda: mean_interval(5, 1), "sd and n belong together"),
        (lambda: mean_interval(5, -1, 10), "standard deviation or a number"),
    ],
)
def test_errors_say_what_to_do(call, says):
    with pytest.raises(StatisticsError, match=says):
        call()
