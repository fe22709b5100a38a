"""Events per answer: Byar's limits, as wide as answers can differ and as a step leaves open."""

import numpy as np
import pytest

from pipelines.errors import StatisticsError
from pipelines.stats.change import difference_of_limits, signal
from pipelines.stats.events import against_rest, per_answer
from pipelines.stats.sentences_people import outcome


def test_limits_are_byars_of_as_many_times_fewer_events_among_fewer_answers():
    # Methods, 3: x = 65 gives 50.163188 and 82.849139; below ten the limits are exact.
    value, lower, upper = per_answer([650, 0], [1000, 1000], [10, 10])
    assert (value[0], lower[0], upper[0]) == pytest.approx((0.65, 0.50163188, 0.82849139))
    assert (value[1], lower[1]) == (0, 0)
    assert upper[1] == pytest.approx(0.0368888, abs=1e-6)  # Poisson's: -log(0.025) = 3.68888


def test_answers_that_may_tell_of_twice_as_much_say_as_much_as_half_of_them():
    wide, half = per_answer(100, 200, 4), per_answer(50, 100, 2)
    assert [float(part) for part in wide] == pytest.approx([float(part) for part in half])


@pytest.mark.parametrize("seed", range(20))
def test_limits_hold_the_value_and_widen_with_the_step_and_with_the_end(seed):
    draw = np.random.default_rng(seed)
    answers = draw.integers(40, 3000, 50)
    events = draw.poisson(draw.uniform(0, 2, 50) * answers)
    value, lower, upper = per_answer(events, answers, 5.0)
    assert (lower <= value).all() and (value <= upper).all()
    assert (value[events == 0] == 0).all()
    for wider in (per_answer(events, answers, 10.0), per_answer(events, answers, 5.0, open_by=2.5)):
        some = events > 0
        assert (wider[0] == value).all()
        assert (wider[1] < lower)[some].all() and (wider[2] > upper)[some].all()


def test_nothing_lies_beyond_what_an_answer_can_tell():
    """Of thirteen people who all told of two, 26 are told as 25; of eleven who did, 22 as 20."""
    value, lower, upper = per_answer([30, 25], [14, 13], [2, 2], open_by=2.5)
    assert (value[0], upper[0], upper[1]) == (2, 2, 2)
    assert (lower < value).all() and value[1] == pytest.approx(25 / 13)


def test_nobody_heard_is_not_none():
    assert np.isnan(per_answer([0], [0], [2])).all()


def test_an_end_below_one_is_refused():
    with pytest.raises(StatisticsError, match="fewer than one event counts"):
        per_answer(5, 10, 0.5)


def test_the_rest_leaves_the_place_out_and_is_open_by_both_totals():
    area, place = ([4000.0], [2000.0]), ([1000.0], [1000.0])
    (row,) = against_rest(place, area, [10.0]).to_dict("records")
    assert row["difference"] == pytest.approx(1000 / 1000 - 1000 / 3000)
    assert row["verdict"] == "higher"
    (wider,) = against_rest(place, area, [10.0], open_by=2.5).to_dict("records")
    assert wider["difference_lower"] < row["difference_lower"]
    alike = against_rest(([1000.0], [500.0]), area, [10.0])
    assert alike["verdict"].tolist() == ["cannot_tell"]


def _chance(draw, mean, shape):
    return draw.poisson(np.full(shape, mean))


def _bunches(draw, mean, shape):
    return draw.poisson(draw.gamma(mean / 1.5, 1.5, shape))


def _all_or_none(draw, mean, shape):
    return MOST * (draw.random(shape) < mean / MOST)


MOST = 10
WAYS = pytest.mark.parametrize("answers", [_chance, _bunches, _all_or_none])


def _judged(answers, own_mean, rest_mean, n):
    """Verdicts of a thousand places, as large as the rest of their area."""
    draw = np.random.default_rng(5)
    own, rest = (
        np.minimum(answers(draw, mean, (1000, n)), MOST).sum(axis=1)
        for mean in (own_mean, rest_mean)
    )
    ones = np.full(1000, float(n))
    return against_rest((ones, own), (2 * ones, own + rest), np.full(1000, MOST))["verdict"]


@WAYS
def test_a_place_that_is_like_the_rest_is_told_from_it_one_time_in_twenty_at_most(answers):
    """However far answers differ: by chance, in bunches, or as far as they can."""
    assert (_judged(answers, 0.8, 0.8, 200) != "cannot_tell").mean() < 0.065


@WAYS
def test_a_place_with_twice_as_many_is_told_from_the_rest(answers):
    assert (_judged(answers, 1.6, 0.8, 600) == "higher").mean() > 0.9


def test_limits_of_answers_that_differ_as_far_as_they_can_are_not_wider_than_need_be():
    assert 0.03 < (_judged(_all_or_none, 0.5, 0.5, 400) != "cannot_tell").mean() < 0.065


UNIT = "times in three months, per answer"


def said(now, then, polarity, events_told=300, most=10.0):
    """The sentence of a year with so many events of 400 answers, after one with so many others."""
    new, old = (
        [np.array([float(part)]) for part in per_answer(total, 400, 1.5)] for total in (now, then)
    )
    gap = difference_of_limits(new, old).iloc[0].to_dict()
    figures = dict(zip(("value", "lower", "upper"), (float(part[0]) for part in new), strict=True))
    return outcome(
        gap | figures | {
            "period": "FY2024-25", "from_period": "FY2023-24", "unit": UNIT, "n_people": 380,
            "n_responses": 400,
            "why_no_value": None, "events_told": events_told, "most": most, "most_of_one": 10,
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
    size = "by 0.25 times in three months per answer since 2023 to 24** (0.11 to 0.39), "
    assert f"**Up {size}{up}" in more
    assert f"**Down {size}{down}" in fewer
    assert "**0.75 (0.65 to 0.86) times in three months, per answer** in 2024 to 25" in more


def test_too_little_to_tell_is_said_and_so_is_of_whom_it_is_told():
    told = said(300, 295, "lower_is_better")
    assert "**We cannot tell a change** since 2023 to 24." in told
    whom = "380 people heard. In all, counting at most 10 of anybody, they told of about 300 in "
    assert f"{whom}400 answers; what those not heard would have told is not known." in told
    fewer = said(300, 295, "lower_is_better", most=4.0)
    assert "In all, counting at most 4 of any answer and 10 of anybody, they told of" in fewer
    assert "In all they told of none;" in said(0, 0, "lower_is_better", 0)
