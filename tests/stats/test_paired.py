"""Change of the same people: Student's own example, refusals, laws of a paired difference."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from pipelines.errors import StatisticsError
from pipelines.stats.paired import LEAST_PAIRS, paired_change, shares

# Student (1908), Biometrika 6:20: hours of sleep gained by ten patients under two isomers; the
# differences of the last column, whose mean he gives as 1.58 and whose t is 4.06.
STUDENT = np.array([1.2, 2.4, 1.3, 1.3, 0.0, 1.0, 1.8, 0.8, 4.6, 1.4])


def moved(changes):
    changes = np.asarray(changes, dtype=float)
    return paired_change([changes.size], [changes.sum()], [(changes**2).sum()]).iloc[0]


def test_student_1908():
    row = moved(STUDENT)
    test = stats.ttest_1samp(STUDENT, 0)
    assert row["difference"] == pytest.approx(1.58)
    assert test.statistic == pytest.approx(4.06, abs=0.005)
    assert (row["difference_lower"], row["difference_upper"]) == pytest.approx(
        tuple(test.confidence_interval(0.95))
    )
    assert row["verdict"] == "cannot_tell"  # ten people, fewer than thirty


@pytest.mark.parametrize(
    ("people", "change", "verdict"),
    [
        (LEAST_PAIRS, 1, "higher"),
        (LEAST_PAIRS, -1, "lower"),
        (LEAST_PAIRS - 1, 1, "cannot_tell"),
        (LEAST_PAIRS, 0, "cannot_tell"),
    ],
)
def test_a_direction_needs_thirty_people(people, change, verdict):
    noise = np.resize([0.1, -0.1], people)
    assert moved(noise - noise.mean() + change)["verdict"] == verdict


def test_nobody_one_person_and_a_hidden_cell_say_nothing():
    found = paired_change([0, 1, np.nan], [0, 2, np.nan], [0, 4, np.nan])
    assert found["verdict"].isna().all()
    assert found["difference_lower"].isna().all()


def test_sums_that_cannot_be_are_refused():
    with pytest.raises(StatisticsError, match="squares are smaller than the sums allow"):
        paired_change([10], [100], [10])


@given(st.lists(st.integers(-20, 20), min_size=2, max_size=80))
def test_laws(changes):
    """It agrees with scipy's paired test, and mirrors when every sign is turned."""
    row, mirror = moved(changes), moved([-change for change in changes])
    assert row["difference_lower"] <= row["difference"] <= row["difference_upper"]
    assert mirror["difference_lower"] == pytest.approx(-row["difference_upper"])
    if len(set(changes)) > 1:
        expected = stats.ttest_1samp(changes, 0).confidence_interval(0.95)
        assert row["difference_lower"] == pytest.approx(expected.low, abs=1e-7)


def test_the_share_that_did_better_has_wilsons_limits_and_the_rest_is_told_apart():
    row = shares([100], [65], [20]).iloc[0]
    told = (0.65, 0.5525444, 0.7363575, 0.20, 0.15, 65, 15, 20)
    assert tuple(row) == pytest.approx(told, abs=1e-6)
    hidden = shares([40, np.nan, 0, 40], [np.nan, 3, 0, 20], [9, 3, 0, np.nan])
    assert hidden.isna().all().all()


WHOLE = ["better_pct", "same_pct", "worse_pct"]


@pytest.mark.parametrize(
    ("ways", "told"),
    [
        ((2, 2, 2), [33, 34, 33]),  # equal remainders: the same first, then worse
        ((1, 3, 4), [12, 38, 50]),  # 12.5, 37.5 and 50
        ((3, 1, 4), [37, 13, 50]),
        ((101, 69, 30), [50, 35, 15]),  # 50.5, 34.5 and 15: plainly rounded they are 101 or 100
        ((17, 17, 166), [8, 9, 83]),  # 8.5, 8.5 and 83
        ((0, 3, 197), [0, 2, 98]),  # 1.5 and 98.5: nought stays nought
        ((40, 0, 0), [100, 0, 0]),
    ],
)
def test_whole_per_cents_add_up(ways, told):
    better, same, worse = ways
    assert shares([sum(ways)], [better], [worse])[WHOLE].iloc[0].tolist() == told


@given(st.lists(st.tuples(*[st.integers(0, 900)] * 3), min_size=1, max_size=12))
def test_whole_per_cents_always_add_up_and_lie_next_to_their_shares(cells):
    better, same, worse = (np.array(way, dtype=float) for way in zip(*cells, strict=True))
    people = better + same + worse
    found = shares(np.where(people % 7, people, np.nan), better, worse)
    shown = found["better_share"].notna()
    assert (found[WHOLE].notna().all(axis=1) == shown).all()
    assert (found[WHOLE].isna().all(axis=1) == ~shown).all()
    whole = found.loc[shown, WHOLE]
    assert (whole.sum(axis=1) == 100).all()
    exact = found.loc[shown, ["better_share", "same_share", "worse_share"]].to_numpy() * 100
    assert (abs(whole.to_numpy(dtype=float) - exact) < 1).all()
    assert not (whole.to_numpy()[exact == 0] != 0).any()
