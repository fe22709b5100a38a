"""Intervals: values worked out elsewhere, then the laws any interval must obey."""

import json

import numpy as np
import pytest

from pipelines.errors import StatisticsError
from pipelines.stats.intervals import (
    effective_number,
    mean_interval,
    weighted_mean,
    wilson_interval,
)
from tests import support


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


def _cases(function):
    path = support.ORACLES / "phe.json"
    if not path.exists():
        pytest.skip(f"no oracles at {support.ORACLES}: set WIDER_STAGE_ORACLES to their folder")
    cases = json.loads(path.read_text(encoding="utf-8"))["cases"]
    return [
        case
        for case in cases
        if case["function_called"] == function and "group_by" not in case["args"]
        and case["args"].get("multiplier", 1) == 1 and case["args"].get("confidence") == 0.95
    ]  # fmt: skip


@pytest.mark.oracle
def test_means_match_the_oracle():
    cases = _cases("phe_mean")
    assert cases
    for case in cases:
        values = np.array([row["values"] for row in case["input"]])
        found = mean_interval(values.mean(), values.std(ddof=1), len(values))
        for row in case["expected"]:
            assert found == pytest.approx((row["lowercl"], row["uppercl"]), rel=1e-9)


@pytest.mark.oracle
def test_shares_match_the_oracle():
    path = support.ORACLES / "phe.json"
    if not path.exists():
        pytest.skip(f"no oracles at {support.ORACLES}")
    cases = json.loads(path.read_text(encoding="utf-8"))["cases"]
    (case,) = [case for case in cases if case["id"] == "phe_a_proportion_pct"]
    x, n = np.array([(row["x"], row["n"]) for row in case["input"]]).T
    lower, upper = wilson_interval(x, n)
    assert 100 * lower == pytest.approx([r["lowercl"] for r in case["expected"]], rel=1e-9)
    assert 100 * upper == pytest.approx([r["uppercl"] for r in case["expected"]], rel=1e-9)


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
        (lambda: mean_interval(5, -1, 10), "standard deviation or a number"),
    ],
)
def test_errors_say_what_to_do(call, says):
    with pytest.raises(StatisticsError, match=says):
        call()
