"""Shares of pairs pass disclosure as whole per cents of many people, or not at all."""

import pandas as pd

from pipelines.steps import safe_proms_pair

PARTS = ("n_both", "n_before_only", "n_after_only", "n_neither")
SHARES = ["both_share", "before_only_share", "after_only_share", "neither_share"]


def _safe(*rows):
    frame = pd.DataFrame(rows, columns=PARTS)
    named = {"measure_id": "gain", "service_name": "Hip", "period": "FY2018-19",
             "period_kind": "financial_year"}  # fmt: skip
    frame = frame.assign(
        **named, service_id=[f"s{n}" for n in range(len(rows))], n_people=frame.sum(axis=1)
    )
    return safe_proms_pair.run({"fct_proms_pair": frame})


def test_a_whole_per_cent_of_a_thousand_people_is_told():
    found = _safe((974, 14, 11, 1))
    assert found[SHARES].iloc[0].tolist() == [0.97, 0.01, 0.01, 0.0]
    assert found["suppressed_because"].iloc[0] is None


def test_of_fewer_people_nothing_is_told_and_no_count_passes():
    found = _safe((998, 1, 0, 0), (900, 60, 40, 0))
    assert found[SHARES].iloc[0].isna().all() and found["suppressed_because"].iloc[0]
    assert found[SHARES].iloc[1].notna().all() and found["suppressed_because"].iloc[1] is None
    assert not set(found.columns) & {*PARTS, "n_people"}


def test_what_is_told_leaves_ten_people_open():
    """Every count that rounds to the per cent told lies among ten or more that would."""
    told = {}
    for both in range(900, 1000):
        told.setdefault(_safe((both, 1000 - both, 0, 0))["both_share"].iloc[0], []).append(both)
    inner = [counts for share, counts in sorted(told.items())][1:-1]
    assert inner and all(len(counts) >= 10 for counts in inner)
