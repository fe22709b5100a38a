"""Concentration: examples worked out elsewhere, then the laws that any market must obey."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.errors import StatisticsError
from pipelines.scoring.concentration import bounds, concentration

POUNDS = st.lists(st.integers(-50_000, 900_000), min_size=1, max_size=12)
UNKNOWN = st.integers(0, 900_000)


@pytest.mark.oracle
def test_matches_examples_worked_out_elsewhere(oracle_folder):
    text = (oracle_folder / "concentration.json").read_text(encoding="utf-8")
    cases = json.loads(text)["concentration"]
    assert len(cases) > 5
    for case in cases:
        found, wanted = concentration(case["spend"]), case["expected"]
        assert found.hhi == pytest.approx(wanted["hhi_10000"], rel=1e-12), case["id"]
        assert found.effective_number == pytest.approx(wanted["effective_number"], rel=1e-12)
        assert found.largest_four_share == pytest.approx(wanted["cr4"], rel=1e-12), case["id"]
        assert found.largest_share == pytest.approx(wanted["cr1"], rel=1e-12), case["id"]


def test_four_firms_of_a_published_guideline():
    found = concentration([30, 30, 20, 20])
    assert found.hhi == pytest.approx(2600) and found.largest_four_share == 1


def test_unknown_payees_leave_two_bounds():
    """Half of a market is one seller, of the other half nobody knows who it went to."""
    low, high = bounds([50], unknown=50)
    assert (low.hhi, low.largest_four_share) == (2500, 0.5)
    assert (high.hhi, high.largest_four_share, high.effective_number) == (5000, 1.0, 2)


def test_nothing_bought_is_unknown_and_nobody_known_is_anything():
    assert concentration([0, -5]).hhi is None
    low, high = bounds([], unknown=9)
    assert (low.hhi, low.effective_number, low.largest_share) == (0, None, 0)
    assert (high.hhi, high.effective_number) == (10_000, 1)


@given(pounds=POUNDS, unknown=UNKNOWN)
def test_bounds_hold_whatever_the_unknown_pounds_are(pounds, unknown):
    """However they are parted among new sellers, the index lies between."""
    low, high = bounds(pounds, unknown=unknown)
    if low.hhi is None:
        assert high.hhi is None
        return
    for parts in (1, 2, 7):
        parted = concentration([*pounds, *[unknown / parts] * parts])
        assert low.hhi - 1e-6 <= parted.hhi <= high.hhi + 1e-6


@given(pounds=st.lists(st.integers(1, 900_000), min_size=2, max_size=12), factor=st.integers(2, 9))
def test_scale_and_order_change_nothing_and_a_merger_only_adds(pounds, factor):
    whole = concentration(pounds).hhi
    assert concentration([factor * p for p in reversed(pounds)]).hhi == pytest.approx(whole)
    assert concentration([pounds[0] + pounds[1], *pounds[2:]]).hhi > whole


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"spend": [float("nan")]}, "not a number"),
        ({"spend": [1], "unknown_as": "two"}, "Write 'one seller'"),
    ],
)
def test_errors_say_what_to_do(asked, says):
    with pytest.raises(StatisticsError, match=says):
        concentration(**asked)
