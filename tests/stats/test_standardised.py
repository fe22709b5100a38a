"""Standardised rates, lives and inequality: the laws (values of others stand in test_phe)."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.errors import StatisticsError
from pipelines.stats.inequality import quantiles, slope_index, standard_error_on
from pipelines.stats.intervals import byars_interval
from pipelines.stats.standardised import direct, indirect_rate, indirect_ratio, life_expectancy

BANDS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(100, 5000), st.integers(1, 9000)),
    min_size=2,
    max_size=19,
)


@given(BANDS)
def test_a_population_of_the_standard_s_ages_keeps_its_crude_rate(bands):
    events, people, _ = np.array(bands).T
    found = direct(events, people, 3 * people)
    if events.sum() < 10:
        assert np.isnan(found).all()
        return
    crude = events.sum() / people.sum()
    assert found.value == pytest.approx(crude)
    limits = [float(end) / people.sum() for end in byars_interval(events.sum())]
    assert [found.lower, found.upper] == pytest.approx(limits)


@given(BANDS)
def test_an_estimate_lies_between_its_limits_and_more_people_are_surer(bands):
    events, people, standard = np.array(bands).T
    few, many = direct(events, people, standard), direct(9 * events, 9 * people, standard)
    if events.sum() >= 10:
        assert few.lower <= few.value <= few.upper
        assert many.value == pytest.approx(few.value)
        assert many.upper - many.lower < few.upper - few.lower


@given(BANDS)
def test_a_place_is_as_expected_of_itself(bands):
    events, people, _ = np.array(bands).T
    found = indirect_ratio(events, people, events, people)
    if events.sum():
        assert found.value == pytest.approx(1) and found.lower < 1 < found.upper
        rate = indirect_rate(events, people, events, people)
        assert rate.value == pytest.approx(events.sum() / people.sum())
    else:
        assert np.isnan(found).all()


def test_a_life_table_by_hand():
    """Everybody dies at one rate: of the open band from birth people live 1 / rate years."""
    frame = life_expectancy([0], [1000], [20])
    assert frame["value"].tolist() == pytest.approx([50])
    assert frame["upper"].iloc[0] - 50 == pytest.approx(1.959963985 * 50 / np.sqrt(20))
    two = life_expectancy([0, 10], [1000, 1000], [0, 20])
    assert two["value"].tolist() == pytest.approx([60, 50])


def test_fewer_deaths_mean_longer_lives_and_more_people_narrower_limits():
    ages, people = [0, 1, 5, 45, 75], np.array([900, 4000, 30000, 20000, 9000])
    deaths = np.array([5, 2, 40, 200, 900])
    base, safer = life_expectancy(ages, people, deaths), life_expectancy(ages, people, deaths * 0.9)
    assert (safer["value"] > base["value"]).all()
    many = life_expectancy(ages, 4 * people, 4 * deaths)
    width = lambda frame: frame["upper"] - frame["lower"]  # noqa: E731
    np.testing.assert_allclose(width(many), width(base) / 2)


@given(st.lists(st.floats(0, 100), min_size=5, max_size=60), st.integers(2, 10))
def test_groups_are_in_order_and_equal_values_share_one(values, number):
    if len(values) < number:
        assert quantiles(values, number).isna().all()
        return
    groups = quantiles(values, number)
    assert groups.between(1, number).all()
    order = np.argsort(values, kind="stable")
    assert (np.diff(groups.to_numpy(dtype=int)[order]) <= 0).all()  # 1 holds the highest
    for value in set(values):
        assert groups[np.asarray(values) == value].nunique() == 1


def test_groups_of_distinct_values_are_of_equal_size():
    assert quantiles(range(20), 5).value_counts().tolist() == [4] * 5
    assert quantiles(range(20), 5, invert=False).tolist() == [
        g for g in range(1, 6) for _ in "four"
    ]


LINE = ([2000, 1500, 1800, 2500, 900, 1300], [0.2, 0.25, 0.22, 0.31, 0.35, 0.33])
ERRORS = [0.01, 0.02, 0.015, 0.01, 0.02, 0.02]


@pytest.mark.parametrize("scale", ["none", "log", "logit"])
def test_a_slope_lies_between_its_limits_and_turns_round_with_the_order(scale):
    people, value = LINE
    found = slope_index(people, value, ERRORS, scale=scale)
    assert found.sii_lower < found.sii < found.sii_upper
    assert found.rii_lower < found.rii < found.rii_upper
    back = slope_index(people[::-1], value[::-1], ERRORS[::-1], scale=scale)
    assert back.sii == pytest.approx(-found.sii) and back.rii == pytest.approx(1 / found.rii)
    assert back.sii_lower == pytest.approx(-found.sii_upper, rel=0.03)
    surer = slope_index(people, value, np.array(ERRORS) / 2, scale=scale)
    assert surer.sii_upper - surer.sii_lower < found.sii_upper - found.sii_lower


def test_a_straight_line_is_found_and_the_limits_are_those_of_least_squares():
    people = np.full(10, 100)
    middle = (np.arange(10) + 0.5) / 10
    found = slope_index(people, 5 + 3 * middle, np.full(10, 0.2))
    assert (found.intercept, found.sii, found.rii) == pytest.approx((5, 3, 8 / 5))
    half = 1.96 * 0.2 / np.sqrt(((middle - 0.5) ** 2).sum())
    assert found.sii_upper - found.sii == pytest.approx(half, rel=0.02)
    assert slope_index(people, 5 + 3 * middle, np.zeros(10)).sii_upper == pytest.approx(3)
    assert slope_index(people, 5 + 3 * middle, np.full(10, 0.2)) == found  # drawn from one seed


def test_a_standard_error_on_a_changed_scale():
    assert standard_error_on("none", [1], [1 + 2 * 1.959963985])[0] == pytest.approx(1)
    assert standard_error_on("log", [1], [np.exp(2 * 1.959963985)])[0] == pytest.approx(1)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: direct([1], [0], [5]), "a band has nobody in it"),
        (lambda: direct([1, 2], [10], [5]), "differ in length"),
        (lambda: direct([None, 2], [10, 10], [5, 5]), "negative or unknown"),
        (lambda: indirect_ratio([1], [5], [1], [0]), "a band has nobody in it"),
        (lambda: life_expectancy([0, 5], [10, 10], [1, 0]), "nobody died in the open band"),
        (lambda: quantiles([1, 2, 3], 1), "Take 2 or more"),
        (lambda: slope_index([1] * 4, [1] * 4, [1] * 4), "fewer than 5 groups"),
        (lambda: slope_index([1] * 5, [1] * 5, [1] * 5, scale="root"), "One of none, log, logit"),
        (lambda: slope_index([0] * 5, [1] * 5, [1] * 5), "a group has nobody"),
    ],
)
def test_errors_say_what_to_do(call, says):
    with pytest.raises(StatisticsError, match=says):
        call()
