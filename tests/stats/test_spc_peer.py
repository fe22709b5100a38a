"""Control charts: every case of spc.json."""

import numpy as np
import pandas as pd
import pytest

from pipelines.errors import StatisticsError
from pipelines.stats.spc import xmr, xmr_by
from tests import cases

DIRECTIONS = {"increase": "up", "decrease": "down", "neutral": "neutral"}
WORDS = {
    "Common Cause": None,
    "Above UCL": "outside_above",
    "Below LCL": "outside_below",
    "7 Point Trend (Increasing)": "trend_rising",
    "7 Point Trend (Decreasing)": "trend_falling",
    "2 in 3 Above CL": "two_of_three_above",
    "2 in 3 Below CL": "two_of_three_below",
    "7 Points Above CL": "shift_above",
    "7 Points Below CL": "shift_below",
}


def _frame(given):
    dates, values = cases.listed(given["date"]), cases.listed(given["value"])
    facets = cases.listed(given["facet"]) if given["facet"] else [""] * len(dates)
    return pd.DataFrame({"facet": facets, "date": dates, "value": values})


def _charts(given, **more):
    frame = _frame(given)
    rebase, known = given["rebase"], set(zip(frame["facet"], frame["date"], strict=True))
    if not isinstance(rebase, dict):
        rebase = {facet: rebase or [] for facet in frame["facet"].unique()}
    options = {
        "series": "facet",
        "period": "date",
        "value": "value",
        "improvement": DIRECTIONS[given["improvement_direction"]],
        "targets": given["target"],
        "screen_outliers": given["screen_outliers"],
        "baseline_points": given["fix_after_n_points"],
        # The peer passes over a day that no point has; ours refuses it (tested below).
        "rebase": {
            facet: [day for day in cases.listed(days) if (facet, day) in known]
            for facet, days in rebase.items()
        },
    }
    return xmr_by(frame, **{**options, **more})


SPC = (cases.load("spc.json") or {}).get("cases", [])
ANSWERED = [case for case in SPC if "points" in case["expected"]]
# The peer stops where an empty value stands inside a run; ours breaks the run.
REFUSED = [
    case
    for case in SPC
    if "points" not in case["expected"] and None not in cases.listed(case["input"]["value"])
]
STOPPED = [case for case in SPC if case not in ANSWERED and case not in REFUSED]


@pytest.mark.oracle
@pytest.mark.parametrize("case", cases.each(ANSWERED))
def test_points_match_the_oracle(case):
    expected = cases.grouped(cases.listed(case["expected"]["points"]), "facet")
    charts = _charts(case["input"])
    assert list(charts) == [facet or "" for (facet,) in expected]
    for (facet,), points in expected.items():
        found = charts[facet or ""].points
        for ours, theirs in (("value", "value"), ("mean", "mean"), ("lower", "lpl"),
                             ("upper", "upl")):  # fmt: skip
            assert cases.differences(list(found[ours]), [p[theirs] for p in points]) == [], ours
        assert list(found["special_cause"]) == [WORDS[p["special_cause_type"]] for p in points]
    short = any(chart.short for chart in charts.values())
    assert short == case["expected"]["short_series_warning"]


@pytest.mark.oracle
@pytest.mark.parametrize("case", cases.each(ANSWERED))
def test_icons_match_the_oracle(case):
    charts = _charts(case["input"])
    for icon in cases.listed(case["expected"]["icons"]):
        chart = charts[icon["facet"] or ""]
        if chart.points["value"].count() < 7:
            assert (chart.variation, chart.assurance) == ("too_early", None)
            continue
        assert chart.variation == icon["variation"]
        targets = case["input"]["target"]
        has_target = icon["facet"] in targets if isinstance(targets, dict) else targets is not None
        if not has_target or np.isnan(chart.points["upper"].iloc[-1]):
            assert chart.assurance is None  # the peer says inconsistent of some of these
        else:
            assert chart.assurance == icon["assurance"]
        high = icon["variation_icon"].endswith("high") and "high"
        low = icon["variation_icon"].endswith("low") and "low"
        assert chart.side == (high or low or None)


@pytest.mark.oracle
@pytest.mark.parametrize("case", cases.each(ANSWERED))
def test_the_other_screening_differs_by_the_screen_only(case):
    """Each case the other way round: the same average, and limits by the formula itself."""
    screens = not case["input"]["screen_outliers"]
    charts = _charts(case["input"], screen_outliers=screens)
    fixed = case["input"]["fix_after_n_points"]
    for (facet,), points in cases.grouped(
        cases.listed(case["expected"]["points"]), "facet"
    ).items():
        found = charts[facet or ""].points
        assert cases.differences(list(found["mean"]), [p["mean"] for p in points]) == []
        for (group,), rows in cases.grouped(points, "rebase_group").items():
            values = pd.Series([row["value"] for row in rows[:fixed]], dtype=float)
            ranges = values.diff().abs().dropna()
            if screens:
                ranges = ranges[ranges < 3.267 * ranges.mean()]
            at = [i for i, row in enumerate(points) if row["rebase_group"] == group]
            half = (found["upper"] - found["lower"]).iloc[at[0]] / 2
            expected = 2.66 * ranges.mean()
            assert cases.same(float(half), None if np.isnan(expected) else expected)


@pytest.mark.oracle
@pytest.mark.parametrize("case", cases.each(REFUSED))
def test_what_the_oracle_refuses_we_refuse(case):
    with pytest.raises(StatisticsError):
        _charts(case["input"])


@pytest.mark.oracle
@pytest.mark.parametrize("case", cases.each(STOPPED))
def test_where_the_oracle_stops_at_an_empty_value_we_go_on(case):
    values = case["input"]["value"]
    points = xmr(values, screen_outliers=case["input"]["screen_outliers"]).points
    empty = [i for i, value in enumerate(values) if value is None]
    assert points["special_cause"].iloc[empty].isna().all()
    assert points["mean"].iloc[0] == pytest.approx(np.mean([v for v in values if v is not None]))
