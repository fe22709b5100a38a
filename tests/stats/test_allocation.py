"""Whole units over shares: they add up, in any order, and no share is off by more than one."""

from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.errors import StatisticsError
from pipelines.stats.allocation import allocate

PENCE = st.integers(-(10**13), 10**13)
WEIGHTS = st.dictionaries(
    st.text("abcdefgh", min_size=1, max_size=3), st.integers(1, 10**6), min_size=1, max_size=40
)
CASES = st.dictionaries(st.sampled_from("KLM"), st.tuples(PENCE, WEIGHTS), min_size=1)


def _frames(cases):
    amounts = pd.Series({key: pence for key, (pence, _) in cases.items()}, dtype="int64")
    rows = [(key, place, weight) for key, (_, of) in cases.items() for place, weight in of.items()]
    return amounts, pd.DataFrame(rows, columns=["key", "place_id", "weight"])


def _parts(amounts, shares):
    rows = shares.assign(part=allocate(amounts, shares))
    return {(row.key, row.place_id): row.part for row in rows.itertuples()}


@given(CASES)
def test_parts_add_up_and_lie_next_to_their_quota(cases):
    parts = _parts(*_frames(cases))
    for key, (pence, weights) in cases.items():
        assert sum(parts[key, place] for place in weights) == pence
        for place, weight in weights.items():
            assert abs(parts[key, place] - Fraction(pence * weight, sum(weights.values()))) < 1


@given(CASES, st.randoms())
def test_the_order_of_rows_changes_nothing(cases, random):
    amounts, shares = _frames(cases)
    order = list(range(len(shares)))
    random.shuffle(order)
    assert _parts(amounts, shares.iloc[order]) == _parts(amounts, shares)


@given(CASES)
def test_a_refund_takes_back_what_a_payment_gave(cases):
    amounts, shares = _frames(cases)
    back = _parts(-amounts, shares)
    assert back == {name: -part for name, part in _parts(amounts, shares).items()}


def test_what_is_left_goes_to_the_largest_remainder_then_to_the_first_place():
    amounts, shares = _frames({"K": (100, {"c": 1, "a": 1, "b": 1}), "L": (7, {"x": 3, "y": 1})})
    assert _parts(amounts, shares) == {
        ("K", "a"): 34, ("K", "b"): 33, ("K", "c"): 33, ("L", "x"): 5, ("L", "y"): 2,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("cases", "more", "says"),
    [
        ({"K": (1, {"a": 0})}, [], "not a positive whole number"),
        ({"K": (1, {"a": 1.5})}, [], "not a positive whole number"),
        ({"K": (1, {})}, [], "1 amounts have no share"),
        ({"K": (1, {"a": 1})}, [("K", "a", 2)], "stands twice in a key"),
    ],
)
def test_errors_say_what_to_do(cases, more, says):
    amounts, shares = _frames(cases)
    shares = pd.concat([shares, pd.DataFrame(more, columns=shares.columns)], ignore_index=True)
    with pytest.raises(StatisticsError, match=says):
        allocate(amounts, shares)


def test_nothing_to_divide_gives_nothing():
    amounts, shares = _frames({})
    assert allocate(amounts.astype("int64"), shares).empty
