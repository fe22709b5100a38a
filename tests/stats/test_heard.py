"""Shares of those heard beside shares of those who live here: worked examples, then the laws."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.stats.heard import LEAST_SHARE, heard_beside_here
from pipelines.stats.intervals import wilson_interval

NAN = float("nan")
COUNTS = st.lists(
    st.tuples(st.integers(0, 500), st.integers(0, 90000)), min_size=2, max_size=6
).filter(lambda rows: sum(r[0] for r in rows) > 0 and sum(r[1] for r in rows) > 0)


def test_shares_of_a_dimension_worked_by_hand():
    """120 of 1,000 heard where 25 in 100 live: the upper limit, 14.2 %, lies below 17.5 %."""
    found = heard_beside_here([880, 120], [7500, 2500], ["home", "home"])
    assert found["heard_share"].tolist() == [0.88, 0.12]
    assert found["here_share"].tolist() == [0.75, 0.25]
    assert found["of_its_share"].tolist() == pytest.approx([0.88 / 0.75, 0.48])
    lower, upper = wilson_interval([120], [1000])
    assert (found["heard_lower"][1], found["heard_upper"][1]) == (lower[0], upper[0])
    assert found["verdict"].tolist() == ["not_under_heard", "under_heard"]


def test_few_people_leave_it_open():
    """6 of 50 is the same share, and the upper limit of 23.8 % passes 17.5 %."""
    assert heard_beside_here([44, 6], [7500, 2500], [1, 1])["verdict"].tolist() == [
        "not_under_heard",
        "cannot_tell",
    ]


def test_nobody_heard_of_a_group_is_a_number():
    found = heard_beside_here([400, 0], [900, 100], [1, 1])
    assert found["heard_share"].tolist() == [1, 0]
    assert found["verdict"][1] == "under_heard"


def test_a_group_that_is_not_known_counts_on_neither_side():
    found = heard_beside_here([60, 40, NAN], [500, 300, 200], [1, 1, 1])
    assert found["heard_share"].tolist()[:2] == [0.6, 0.4]
    assert found["here_share"].tolist()[:2] == [0.625, 0.375]
    assert found.iloc[2].isna().all()
    found = heard_beside_here([60, 40, 30], [500, 300, NAN], [1, 1, 1])
    assert found["heard_share"].tolist()[:2] == [0.6, 0.4] and found.iloc[2].isna().all()


def test_a_group_without_another_beside_it_says_nothing():
    assert heard_beside_here([60, NAN], [500, 300], [1, 1]).isna().all(axis=None)


def test_series_stand_each_by_itself():
    one = heard_beside_here([10, 30], [100, 100], ["a", "a"])
    both = heard_beside_here([10, 500, 30, 500], [100, 7, 100, 9], ["a", "b", "a", "b"])
    assert one.equals(both.iloc[[0, 2]].reset_index(drop=True))


@given(COUNTS)
def test_laws(rows):
    heard, lives = (np.array(part, float) for part in zip(*rows, strict=True))
    found = heard_beside_here(heard, lives, np.zeros(len(rows)))
    assert found["heard_share"].sum() == pytest.approx(1)
    assert found["here_share"].sum() == pytest.approx(1)
    assert (found["heard_lower"] <= found["heard_share"]).all()
    assert (found["heard_share"] <= found["heard_upper"]).all()
    under = found["verdict"] == "under_heard"
    assert (found.loc[under, "of_its_share"] < LEAST_SHARE).all()
    # Ten times as many of everyone heard: whoever was plainly under-heard stays so.
    more = heard_beside_here(heard * 10, lives, np.zeros(len(rows)))
    assert (more.loc[under, "verdict"] == "under_heard").all()
