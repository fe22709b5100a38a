"""Concentration, Gini, local multiplier and red flags: every case of concentration.json, laws."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.errors import StatisticsError
from pipelines.scoring.local_economy import (
    concentration,
    concentration_word,
    gini,
    local_multiplier,
)
from pipelines.scoring.red_flags import flags
from tests import cases

ECONOMY = cases.load("concentration.json") or {}
GROUPS = {
    "OCID": "process",
    "Buyer": "buyer",
    "ProcuringEntity": "procuring_entity",
    "Tenderer": "tenderer",
}


def _of(name):
    return cases.each(ECONOMY.get(name, []))


@pytest.mark.oracle
@pytest.mark.parametrize("case", _of("concentration"))
def test_concentration(case):
    found, expected = concentration(case["spend"]), case["expected"]
    for ours, theirs in (
        (found.total, "total"), (found.hhi, "hhi_10000"), (found.hhi / 10_000, "hhi_01"),
        (found.effective_number, "effective_number"), (found.hhi_normalised, "hhi_normalised"),
        (found.cr1, "cr1"), (found.cr4, "cr4"), (found.gini, "gini"),
        (found.gini_corrected, "gini_bias_corrected"),
    ):  # fmt: skip
        assert cases.same(ours, expected[theirs], 1e-12), theirs
    for marks, theirs in (("cma", "band_cma_1000_2000"), ("doj_2023", "band_doj2023")):
        word = concentration_word(found.hhi, marks)
        # Below the lower mark authorities differ in words.
        assert word == ("not concentrated" if found.hhi < 1000 else expected[theirs])


@pytest.mark.oracle
@pytest.mark.parametrize("case", _of("gini"))
def test_gini(case):
    plain, corrected = gini(case["values"])
    assert cases.same(plain, case["gini"], 1e-12)
    assert cases.same(corrected, case["gini_bias_corrected"], 1e-12)


@pytest.mark.oracle
@pytest.mark.parametrize("case", _of("lm3"))
def test_local_multiplier(case):
    rounds = [(one["received"], one["locally_respent_share"]) for one in case["round3"]]
    found = local_multiplier(case["round1_income"], case["round2_local_spend"], rounds)
    expected = case["expected"]
    assert cases.same(found.value, expected["lm3"], 1e-12)
    assert found.lower == found.upper == found.value
    third = (found.value - 1 - expected["round2_share"]) * case["round1_income"]
    assert third == pytest.approx(expected["round3_local"], rel=1e-9, abs=1e-6)


@pytest.mark.oracle
@pytest.mark.parametrize("case", _of("ocp_indicators"))
def test_red_flags(case):
    """The fixtures' own settings: NPC has no price comparison, EXC is left out."""
    name, *options = case["indicator"].split("-", 1)
    number = re.search(r"threshold-(\d+)", *options) if options else None
    found = flags(
        name, case["input_jsonl"], threshold=int(number[1]) if number else None,
        no_price_comparison=("NPC",), excluded=("EXC",),
    )  # fmt: skip
    assert found == {
        GROUPS[group]: {one: values[name] for one, values in by.items()}
        for group, by in case["expected"].items()
        if group in GROUPS
    }


SPEND = st.lists(st.decimals(0, 10**6, places=2), min_size=1, max_size=30).filter(any)


@given(SPEND, st.decimals("0.01", 100, places=2))
def test_it_is_the_shares_that_count(spend, times):
    found, scaled = concentration(spend), concentration([amount * times for amount in spend])
    assert scaled.hhi == pytest.approx(found.hhi) and scaled.gini == pytest.approx(found.gini)
    assert 10_000 / len(spend) - 1e-6 <= found.hhi <= 10_000
    assert 1 - 1e-9 <= found.effective_number <= len(spend) + 1e-9
    assert 0 <= found.gini < 1 and found.cr1 <= found.cr4 <= 1
    split = concentration([amount / 2 for amount in spend for _ in "ab"])
    assert split.hhi == pytest.approx(found.hhi / 2)


def test_who_did_not_answer_makes_a_range_and_below_half_no_value():
    most = local_multiplier(1000, 500, [(300, "0.4")])
    assert (most.lower, most.upper) == pytest.approx((1.62, 1.82))
    assert most.value == pytest.approx(1.7) and most.response_share == pytest.approx(0.6)
    few = local_multiplier(1000, 500, [(200, "0.4")])
    assert few.value is None and (few.lower, few.upper) == pytest.approx((1.58, 1.88))
    assert local_multiplier(1000, 0, []).response_share is None


def test_a_refund_is_told_apart():
    found = concentration([Decimal("1000"), Decimal("-150.25")])
    assert (found.total, found.refunds, found.hhi, found.providers) == (1000, -150.25, 10_000, 2)


def test_marks_are_rough():
    assert [concentration_word(h) for h in (999, 1000, 2000, 2001)] == [
        "not concentrated", "concentrated", "concentrated", "highly concentrated",
    ]  # fmt: skip


def test_nobody_who_disqualifies_none_is_unusual():
    bids = {"details": [{"status": "valid"}, {"status": "valid"}]}
    releases = [{"ocid": str(i), "buyer": {"id": str(i)}, "bids": bids} for i in range(4)]
    assert flags("R038", releases) == {}
    assert flags("R003", [{"ocid": "a", "tender": {"tenderPeriod": {"startDate": "soon"}}}]) == {}


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: concentration([]), "nobody was paid"),
        (lambda: concentration([0, -5]), "nobody was paid"),
        (lambda: concentration(["five"]), "an amount is no number"),
        (lambda: concentration([float("nan")]), "an amount is no number"),
        (lambda: concentration_word(5, "eu"), "One of cma, doj_2023"),
        (lambda: gini([-1, 2]), "one is negative"),
        (lambda: local_multiplier(10, 11, []), "Each round is part of the one before"),
        (lambda: local_multiplier(10, 5, [(6, 0.5)]), "Each round is part of the one before"),
        (lambda: local_multiplier(10, 5, [(5, 76)]), "For 76 % write 0.76"),
        (lambda: flags("R999", []), "One of R003"),
    ],
)
def test_errors_say_what_to_do(call, says):
    with pytest.raises(StatisticsError, match=says):
        call()
