"""Events per answer: Byar's limits, wider where answers differ more and where a step hides."""

import numpy as np
import pytest

from pipelines.errors import StatisticsError
from pipelines.stats.change import difference_of_limits, signal
from pipelines.stats.events import against_rest, per_answer
from pipelines.stats.sentences_people import outcome


def test_by_chance_alone_the_limits_are_byars_over_the_answers():
    # Methods, 3: x = 65 gives 50.163188 and 82.849139; below ten the limits are exact.
    value, lower, upper = per_answer([65, 0], [100, 100], [1, 1])
    assert (value[0], lower[0], upper[0]) == pytest.approx((0.65, 0.50163188, 0.82849139))
    assert (value[1], lower[1]) == (0, 0)
    assert upper[1] == pytest.approx(0.0368888, abs=1e-6)  # Poisson's: -log(0.025) = 3.68888


def test_answers_that_differ_twice_as_much_say_as_much_as_half_of_them():
    wide, half = per_answer(100, 200, 2), per_answer(50, 100, 1)
    assert [float(part) for part in wide] == pytest.approx([float(part) for part in half])


@pytest.mark.parametrize("seed", range(20))
def test_limits_hold_the_value_and_widen_with_the_step_and_with_dispersion(seed):
    draw = np.random.default_rng(seed)
    answers = draw.integers(10, 3000, 50)
    events = draw.poisson(draw.uniform(0, 4, 50) * answers)
    value, lower, upper = per_answer(events, answers, 1.0)
    assert (lower <= value).all() and (value <= upper).all()
    assert (value[events == 0] == 0).all()
    for wider in (per_answer(events, answers, 2.5), per_answer(events, answers, 1.0, open_by=2.5)):
        some = events > 0
        assert (wider[0] == value).all()
        assert (wider[1] < lower)[some].all() and (wider[2] > upper)[some].all()


def test_nobody_heard_is_not_none():
    assert np.isnan(per_answer([0], [0], [1])).all()


def test_a_factor_below_one_is_refused():
    with pytest.raises(StatisticsError, match="a factor is below one"):
        per_answer(5, 10, 0.5)


def test_the_rest_leaves_the_place_out_and_is_open_by_both_totals():
    area, place = ([400.0], [200.0]), ([100.0], [100.0])
    (row,) = against_rest(place, area, [1.0]).to_dict("records")
    assert row["difference"] == pytest.approx(100 / 100 - 100 / 300)
    assert row["verdict"] == "higher"
    (wider,) = against_rest(place, area, [1.0], open_by=2.5).to_dict("records")
    assert wider["difference_lower"] < row["difference_lower"]
    alike = against_rest(([100.0], [50.0]), area, [1.0])
    assert alike["verdict"].tolist() == ["cannot_tell"]


@pytest.mark.parametrize("factor", [1.0, 2.5])
def test_a_place_that_is_like_the_rest_is_told_from_it_one_time_in_twenty(factor):
    """Of events that come in bunches of as many people's as the factor says."""
    draw = np.random.default_rng(5)
    n, mean = 200, 0.8
    shape = mean / (factor - 1) if factor > 1 else None
    rates = draw.gamma(shape, factor - 1, (2, 3000, n)) if shape else np.full((2, 3000, n), mean)
    own, rest = draw.poisson(rates).sum(axis=2)
    ones = np.full(3000, float(n))
    found = against_rest((ones, own), (2 * ones, own + rest), np.full(3000, factor))
    assert 0.03 < (found["verdict"] != "cannot_tell").mean() < 0.07


UNIT = "times in three months, per answer"


def said(now, then, polarity, events_told=300):
    """The sentence of a year with so many events of 400 answers, after one with so many others."""
    new, old = (
        [np.array([float(part)]) for part in per_answer(total, 400, 1.5)] for total in (now, then)
    )
    gap = difference_of_limits(new, old).iloc[0].to_dict()
    figures = dict(zip(("value", "lower", "upper"), (float(part[0]) for part in new), strict=True))
    return outcome(
        gap | figures | {
            "period": "FY2024-25", "from_period": "FY2023-24", "unit": UNIT, "n_people": 380,
            "why_no_value": None, "events_told": events_told,
            "signal": signal(gap["verdict"], polarity),
        }
    )  # fmt: skip


@pytest.mark.parametrize(
    ("polarity", "up", "down"),
    [
        ("lower_is_better", "a cause for concern", "a real improvement"),
        ("higher_is_better", "a real improvement", "a cause for concern"),
        ("neither", "neither better nor worse in itself", "neither better nor worse in itself"),
    ],
)
def test_polarity_turns_every_word_and_no_number(polarity, up, down):
    more, fewer = said(300, 200, polarity), said(200, 300, polarity)
    assert "**Up by 0.25 since 2023 to 24** (0.11 to 0.39), " + up in more
    assert "**Down by 0.25 since 2023 to 24** (0.11 to 0.39), " + down in fewer
    assert "**0.75 (0.65 to 0.86) times in three months, per answer** in 2024 to 25" in more


def test_too_little_to_tell_is_said_and_so_is_of_whom_it_is_told():
    told = said(300, 295, "lower_is_better")
    assert "**We cannot tell a change** since 2023 to 24." in told
    assert "380 people heard. In all they told of about 300; what those not heard would" in told
    assert "In all they told of none;" in said(0, 0, "lower_is_better", 0)
