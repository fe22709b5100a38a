"""Steadied values: every case of shrinkage.json, then the laws."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.errors import StatisticsError
from pipelines.stats import mixed
from pipelines.stats.heterogeneity import between_variance, spread
from pipelines.stats.small_areas import beta_binomial, james_stein, marshall, shrink
from tests import cases

SHRINKAGE = (cases.load("shrinkage.json") or {}).get("cases", [])
SEEN = []


def _of(*keys):
    """Cases that expect all of these."""
    found = [case for case in SHRINKAGE if all(key in case["expected"] for key in keys)]
    SEEN.extend(case["id"] for case in found)
    return cases.each(found)


def _method(case):
    for method in ("REML", "ML", "PM", "HE", "EB", "DL"):
        if method in case["function_called"].replace("'", " ").split() or (
            f"'{method}'" in case["function_called"]
        ):
            return method
    raise AssertionError(case["function_called"])


def _close(found, expected, method="DL"):
    # What is found by steps agrees as far as the steps go.
    rel = 1e-7 if method in ("DL", "HE") else 1e-4
    assert cases.differences(np.atleast_1d(found).tolist(), cases.listed(expected), rel, 1e-9) == []


@pytest.mark.oracle
@pytest.mark.parametrize("case", _of("mu", "tau2"))
def test_averages_of_places(case):
    y, v, expected, method = case["input"]["y"], case["input"]["v"], case["expected"], _method(case)
    frame = shrink(y, v, method=method)
    _close(frame["shrunk"], expected["blup"], method)
    _close(frame["tau2"].iloc[0], expected["tau2"], method)
    found = spread(y, v, method=method)
    _close(found.mean, expected["mu"], method)
    for name, value in (("se_mu", found.se), ("I2", 100 * found.i2), ("Q", found.q),
                        ("Q_p", found.q_p), ("H2", 1 / (1 - found.i2))):  # fmt: skip
        if name in expected:
            _close(value, expected[name], method)
    for name, column in (("shrinkage_weight_on_own", "own_voice"), ("blup_se", "standard_error")):
        if name in expected:
            _close(frame[column], expected[name], method)


@pytest.mark.oracle
@pytest.mark.parametrize("case", _of("eblup"))
def test_averages_with_a_covariate(case):
    given_, method = case["input"], _method(case)
    frame = shrink(given_["y"], given_["v"], covariates=given_["x"], method=method)
    _close(frame["shrunk"], case["expected"]["eblup"], method)
    _close(frame["tau2"].iloc[0], case["expected"]["tau2"], method)


@pytest.mark.oracle
@pytest.mark.parametrize("case", _of("factor_positive"))
def test_james_stein(case):
    frame = james_stein(case["input"]["z"], case["input"]["s2"])
    _close(frame["shrunk"], case["expected"]["estimates"])
    _close(frame["own_voice"].iloc[0], case["expected"]["factor_positive"])


@pytest.mark.oracle
@pytest.mark.parametrize("case", _of("alpha", "posterior_mean"))
def test_shares_of_places(case):
    expected, by_moments = case["expected"], "prior_var" in case["expected"]
    counts = case["input"]["successes"], case["input"]["trials"]
    frame = beta_binomial(*counts, method="moments" if by_moments else "ML")
    rel = 1e-7 if by_moments else 1e-3
    for name in ("alpha", "beta"):
        assert frame[name].iloc[0] == pytest.approx(expected[name], rel=rel)
    for name, column in (("posterior_mean", "shrunk"), ("lower95", "lower"), ("upper95", "upper")):
        if name in expected:
            np.testing.assert_allclose(frame[column], expected[name], rtol=1e-7,
                                       atol=0 if by_moments else 1e-4)  # fmt: skip


@pytest.mark.oracle
@pytest.mark.parametrize("case", _of("eb_rate"))
def test_rates_of_places(case):
    frame = marshall(case["input"]["events"], case["input"]["population"])
    _close(frame["shrunk"], case["expected"]["eb_rate"])
    _close(frame["own_voice"], case["expected"]["weight_on_own"])


@pytest.mark.oracle
@pytest.mark.parametrize("case", _of("fitted_prob"))
def test_a_mixed_model_of_shares(case):
    found = mixed.shares(case["input"]["successes"], case["input"]["trials"])
    np.testing.assert_allclose(found.groups["shrunk"], case["expected"]["fitted_prob"], atol=2e-3)
    assert found.intercept == pytest.approx(case["expected"]["intercept"], abs=2e-3)
    assert found.sd_between == pytest.approx(case["expected"]["sd"], abs=2e-3)


@pytest.mark.oracle
@pytest.mark.parametrize("case", _of("provider_mean_blup"))
def test_a_mixed_model_of_scores(case):
    expected = case["expected"]
    found = mixed.scores(case["input"]["score"], case["input"]["provider"])
    assert found.sd_between == pytest.approx(expected["sd_provider"], rel=1e-4, abs=1e-6)
    assert found.sd_within == pytest.approx(expected["sd_residual"], rel=1e-4)
    assert found.intercept == pytest.approx(expected["intercept"], rel=1e-5)
    for provider, value in expected["provider_mean_blup"].items():
        assert found.groups["shrunk"][provider] == pytest.approx(value, rel=1e-5)


@pytest.mark.oracle
def test_no_case_is_left_out():
    assert sorted(SEEN) == sorted(case["id"] for case in SHRINKAGE)


def test_the_mixed_model_of_shares_is_at_the_top_of_its_likelihood():
    """Added up on a fine grid instead of by quadrature, for groups of few people."""
    x, n = np.array([0, 1, 3, 3, 2, 0, 4, 5, 1]), np.array([3, 4, 3, 5, 6, 4, 5, 5, 2])
    effect = np.linspace(-12, 12, 4001)

    def likelihood(intercept, sd):
        p = 1 / (1 + np.exp(-(intercept + effect)))
        each = p ** x[:, None] * (1 - p) ** (n - x)[:, None] * np.exp(-(effect**2) / (2 * sd**2))
        return np.log(each.sum(axis=1) / sd).sum()

    found = mixed.shares(x, n)
    top = likelihood(found.intercept, found.sd_between)
    for move in (-0.1, 0.1):
        assert likelihood(found.intercept + move, found.sd_between) < top
        assert likelihood(found.intercept, found.sd_between * (1 + move)) < top


# Laws ---------------------------------------------------------------------------------------------

PLACES = st.lists(
    st.tuples(st.floats(-20, 20), st.floats(0.01, 9)), min_size=5, max_size=30
).filter(lambda rows: len({y for y, _ in rows}) > 2)


@settings(max_examples=30)
@given(PLACES, st.sampled_from(["PM", "DL", "HE", "REML", "ML"]))
def test_a_steadied_value_lies_between_its_own_and_the_average(rows, method):
    y, v = np.array(rows).T
    frame = shrink(y, v, method=method)
    mean = spread(y, v, method=method).mean
    low, high = np.minimum(y, mean), np.maximum(y, mean)
    assert ((low - 1e-9 <= frame["shrunk"]) & (frame["shrunk"] <= high + 1e-9)).all()
    assert frame["own_voice"].between(0, 1).all()
    assert ((frame["lower"] <= frame["shrunk"]) & (frame["shrunk"] <= frame["upper"])).all()


@settings(max_examples=30)
@given(PLACES)
def test_the_surer_a_place_the_more_it_speaks_for_itself(rows):
    y, v = np.array(rows).T
    order = np.argsort(v)
    assert (np.diff(shrink(y, v)["own_voice"].to_numpy()[order]) <= 1e-12).all()


@settings(max_examples=30)
@given(PLACES, st.floats(0.1, 10), st.floats(-50, 50))
def test_another_unit_changes_nothing_but_the_unit(rows, scale, shift):
    y, v = np.array(rows).T
    there, back = shrink(y, v), shrink(y * scale + shift, v * scale**2)
    np.testing.assert_allclose(back["shrunk"], there["shrunk"] * scale + shift, atol=1e-6)
    np.testing.assert_allclose(back["own_voice"], there["own_voice"], atol=1e-7)
    found = spread(y, v)
    assert spread(y * scale, v * scale**2).i2 == pytest.approx(found.i2, abs=1e-7)


def test_a_place_without_a_value_gets_none_and_counts_for_nothing():
    with_it, without = shrink([1, np.nan, 3, 7], [1, 1, 2, 1]), shrink([1, 3, 7], [1, 2, 1])
    assert with_it.iloc[1][["shrunk", "own_voice", "lower"]].isna().all()
    pd.testing.assert_frame_equal(with_it.iloc[[0, 2, 3]].reset_index(drop=True), without)


def test_shares_of_places_that_do_not_differ_are_that_of_all():
    for method in ("ML", "moments"):
        frame = beta_binomial([30, 60, 90, 300], [100, 200, 300, 1000], method=method)
        assert frame["shrunk"].tolist() == pytest.approx([0.3] * 4, abs=1e-4)
        assert (frame["own_voice"] < 1e-3).all()


def test_between_places_the_intervals_hold_the_truth_as_often_as_they_say():
    rng = np.random.default_rng(11)
    held = []
    for _ in range(60):
        v = rng.uniform(0.2, 3, 60)
        truth = rng.normal(5, 1, 60)
        frame = shrink(truth + rng.normal(0, np.sqrt(v)), v)
        held.append(((frame["lower"] <= truth) & (truth <= frame["upper"])).mean())
    assert np.mean(held) == pytest.approx(0.95, abs=0.015)


# Does it travel? ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ([2.0, 2.1, 1.9, 2.0], "too_few_places"),
        ([2.0, 2.1, 1.9, 2.0, 2.05, 1.95], "travels"),
        ([0.1, 4.0, 1.5, 3.1, 0.4, 2.6], "depends_on_place"),
        ([-3.0, 4.0, -1.5, 2.1, 0.4, -2.6], "cannot_tell"),
    ],
)
def test_whether_it_travels(values, says):
    variance = [0.01] * len(values)
    assert spread(values, variance).travels == says
    turned = spread([-value for value in values], variance)
    assert turned.travels == says
    assert np.isnan(turned.mean) == (says == "too_few_places")
    assert spread([*values, np.nan], [*variance, 1]).places == len(values)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: shrink([1, 2], [1, 1]), "2 places are known"),
        (lambda: shrink([1, 2, 3], [1, 0, 1]), "a variance is not above 0"),
        (lambda: shrink([1, 2, 3], [1, 1, 1], method="XX"), "One of PM, DL"),
        (lambda: between_variance([1], [1]), "too few places"),
        (lambda: james_stein([1, 2, 3], 1), "fewer than 4 places"),
        (lambda: beta_binomial([3], [2]), "a row is no share"),
        (lambda: marshall([3], [0]), "a population is not above 0"),
        (lambda: mixed.scores([1, 2], ["a", "b"]), "none of 2 people"),
        (lambda: mixed.shares([3], [2]), "a row is no share"),
    ],
)
def test_errors_say_what_to_do(call, says):
    with pytest.raises(StatisticsError, match=says):
        call()
