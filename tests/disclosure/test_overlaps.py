"""What is hidden cannot be worked out from what is shown: small cases, then an attacker."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.disclosure.overlaps import hide_recoverable

# Three districts, the county around them, an alliance of the first two.
COUNTY = [[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 1], [1, 1, 0]]


@pytest.mark.parametrize(
    ("counts", "few", "hidden"),
    [
        ([50, 40, 30], [0, 0, 0, 0, 0], [0, 0, 0, 0, 0]),
        # The county less the alliance is the third district, less the first two as well.
        ([50, 40, 5], [0, 0, 1, 0, 0], [1, 1, 1, 0, 1]),
        # The alliance less the first district is the second.
        ([50, 5, 30], [0, 1, 0, 0, 0], [1, 1, 1, 0, 0]),
        ([0, 0, 0], [0, 0, 0, 0, 0], [0, 0, 0, 0, 0]),
        ([50, 0, 30], [0, 0, 0, 0, 0], [0, 0, 0, 0, 0]),
    ],
)
def test_a_county(counts, few, hidden):
    found = hide_recoverable(COUNTY, counts, few)
    shown = [cell for cell in range(5) if not found[cell]]
    assert not leaks(COUNTY, counts, found), shown
    assert found.sum() <= sum(hidden)
    assert found[np.array(few, dtype=bool)].all()


def leaks(member, counts, hidden, threshold=10):
    """What an attacker works out: hidden cells, and few people between two nested cells."""
    rows, counts = np.asarray(member, dtype=float), np.asarray(counts)
    rows = rows * (counts > 0)
    size = rows @ counts
    shown = [r for r in range(len(rows)) if not hidden[r] and size[r]]
    known = rows[shown]
    found = []
    for cell in np.flatnonzero(hidden):
        if size[cell] and len(shown):
            rank = np.linalg.matrix_rank(known)
            if np.linalg.matrix_rank(np.vstack([known, rows[cell]])) == rank:
                found.append(cell)
    for one, other in combinations(shown, 2):
        big, small = (one, other) if size[one] >= size[other] else (other, one)
        if (rows[small] <= rows[big]).all() and 0 < size[big] - size[small] < threshold:
            found.append((big, small))
    return found


@st.composite
def overlaps(draw):
    parts, cells = draw(st.integers(1, 7)), draw(st.integers(1, 9))
    bits = st.lists(st.booleans(), min_size=parts, max_size=parts)
    member = draw(st.lists(bits, min_size=cells, max_size=cells))
    counts = draw(st.lists(st.integers(0, 40), min_size=parts, max_size=parts))
    return member, counts


@given(overlaps())
def test_no_attacker_works_out_a_hidden_cell(case):
    member, counts = case
    size = np.asarray(member, dtype=int) @ np.asarray(counts)
    few = (size > 0) & (size < 10)
    hidden = hide_recoverable(member, counts, few)
    assert hidden[few].all()
    assert leaks(member, counts, hidden) == []


def test_nothing_is_hidden_for_nothing():
    """Places that share nobody stay as they are."""
    assert hide_recoverable(np.eye(4), [5, 50, 60, 70], [1, 0, 0, 0]).tolist() == [
        True, False, False, False,
    ]  # fmt: skip
