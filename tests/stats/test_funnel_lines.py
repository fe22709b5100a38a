"""Plain lines of funnels: the funnel cases of phe.json, and what a line means."""

import numpy as np
import pandas as pd
import pytest

from pipelines.errors import StatisticsError
from pipelines.stats.funnel_lines import (
    event_lines,
    share_lines,
    side_of_events,
    side_of_rate,
    side_of_share,
)
from pipelines.stats.intervals import wilson_interval
from tests import cases

PHE = (cases.load("phe.json") or {}).get("cases", [])
WORDS = {
    "High (0.001)": "high_998",
    "High (0.025)": "high_95",
    "Low (0.001)": "low_998",
    "Low (0.025)": "low_95",
    "Not significant": None,
    "Not applicable for events less than 10 for dsrs": "not_applicable",
}
SIGMAS = {"2s": "95", "3s": "998"}


def _of(function):
    return cases.each([case for case in PHE if case["function_called"] == function])


def _columns(case):
    return {name: np.array([row[name] for row in case["input"]]) for name in case["input"][0]}


@pytest.mark.oracle
@pytest.mark.parametrize("case", _of("calculate_funnel_limits"))
def test_lines_match_the_oracle(case):
    args, given_, expected = case["args"], _columns(case), pd.DataFrame(case["expected"])
    times = args["multiplier"]
    if args["statistic"] == "proportion":
        baseline = given_["numerator"].sum() / given_["denominator"].sum()
        lines = share_lines(expected["Population"], baseline)
        pairs = {f"{side}_{s}_limit": lines[f"{side}_{name}"] * times for side, s, name in _sides()}
        pairs["baseline"] = lines["baseline"] * times
    else:
        at = "Events" if args["statistic"] == "rate" else "Observed_events"
        lines, pairs = event_lines(expected[at]), {}
        for side, s, name in _sides():
            ratio, people = lines[f"{side}_{name}"], lines[f"{side}_{name}_expected"]
            if args["statistic"] == "rate":
                baseline = given_["events"].sum() / given_["pop"].sum()
                years = args["years_of_data"]
                pairs[f"{side}_{s}_limit"] = ratio * baseline * times
                pairs[f"{side}_{s}_population_{years}_year"] = people / baseline / years
            else:
                count = args["ratio_type"] == "count"  # drawn as the share above what is expected
                pairs[f"{side}_{s}_limit"] = ratio - 1 if count else ratio * times
                pairs[f"{side}_{s}_exp_events"] = people
    for name, found in pairs.items():
        # The peer halves its way to expected events within 1e-7; for one event that is much.
        few = 0 if args["statistic"] == "proportion" else 2e-7 / lines["upper_998_expected"]
        theirs = expected[name].to_numpy(dtype=float)
        assert (np.abs(found - theirs) <= 1e-6 + (1e-6 + few) * np.abs(theirs)).all(), name


def _sides():
    return [(side, s, name) for side in ("lower", "upper") for s, name in SIGMAS.items()]


@pytest.mark.oracle
@pytest.mark.parametrize("case", _of("assign_funnel_significance"))
def test_sides_match_the_oracle(case):
    args, given_ = case["args"], _columns(case)
    if args["statistic"] == "proportion":
        found = side_of_share(given_["numerator"], given_["denominator"])
    elif args["statistic"] == "ratio":
        found = side_of_events(given_["obs"], given_["expected"])
    else:
        baseline = given_["events"].sum() / given_["pop"].sum() * args["multiplier"]
        found = side_of_rate(
            given_["events"], given_["rate"], baseline, standardised=args["rate_type"] == "dsr"
        )
    assert list(found) == [WORDS[row["significance"]] for row in case["expected"]]


@pytest.mark.oracle
@pytest.mark.parametrize("case", _of("calculate_funnel_points"))
def test_points_match_the_oracle(case):
    """People worked out from events and rate, as `side_of_rate` does, where it judges at all."""
    standardised = case["args"]["rate_type"] == "dsr"
    for row in case["expected"]:
        baseline = [row["rate"]] if row["rate_chart"] is None else [row["rate_chart"]]
        side = side_of_rate([row["events"]], [row["rate"]], baseline[0], standardised=standardised)
        known = row["denominator_derived"] is not None
        assert side.iloc[0] == (None if known else "not_applicable")
        if known:
            people = row["events"] / row["rate"] * case["args"]["multiplier"]
            assert cases.same(people / case["args"]["years_of_data"], row["denominator_derived"])


def test_a_share_is_outside_its_lines_when_its_score_interval_misses_the_baseline():
    n = np.repeat(50, 51)
    x = np.arange(51)
    lower, upper = wilson_interval(x, n, confidence=0.95)
    found = side_of_share(x, n, baseline=0.4)
    misses = (lower > 0.4) | (upper < 0.4)
    assert [side is not None for side in found] == list(misses)


def test_a_count_is_outside_its_lines_when_its_exact_interval_misses_what_is_expected():
    found = side_of_events([5, 5, 5, 5, 5], [1.6, 1.7, 5, 11.6, 11.7])
    assert list(found) == ["high_95", None, None, None, "low_95"]


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: share_lines([0], 0.5), "a population is not above 0"),
        (lambda: side_of_events([3], [0]), "nothing is expected"),
    ],
)
def test_errors_say_what_to_do(call, says):
    with pytest.raises(StatisticsError, match=says):
        call()
