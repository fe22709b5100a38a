"""Cases of phe.json: shares, rates, means, standardised rates, groups, slopes and lives."""

import re

import numpy as np
import pandas as pd
import pytest

from pipelines.stats import inequality, standardised
from pipelines.stats.intervals import mean_interval, rate_interval, wilson_interval
from tests import cases

pytestmark = pytest.mark.oracle
PHE = (cases.load("phe.json") or {}).get("cases", [])


def _of(*functions):
    return cases.each([case for case in PHE if case["function_called"] in functions])


def _groups(case):
    """[(rows of one group, expected row)]; without `group_by` each row is a group of its own."""
    by = [case["args"]["group_by"]] if "group_by" in case["args"] else []
    groups = cases.grouped(case["input"], *by)
    assert [tuple(row[name] for name in by) for row in case["expected"]] == list(groups)
    return list(zip(groups.values(), case["expected"], strict=True))


def _levels(case, row):
    """(confidence, lower, upper) of each pair of limits in an expected row."""
    for name, lower in row.items():
        match = re.fullmatch(r"(.*)lower(\d+_\d+)?(?:cl)?", name)
        if match and not match[1]:
            level = float(match[2].replace("_", ".")) / 100 if match[2] else None
            level = level or cases.listed(case["args"].get("confidence", 0.95))[0]
            yield level, lower, row[name.replace("lower", "upper")]


def _counts(row):
    x, n = (("x", "n"), ("Numerator", "Denominator"))["Numerator" in row]
    return row[x], row[n]


@pytest.mark.parametrize("case", _of("phe_proportion", "phe_rate"))
def test_shares_and_rates(case):
    is_rate = case["function_called"] == "phe_rate"
    if "group_by" in case["args"]:
        pairs = [
            (tuple(sum(column) for column in zip(*map(_counts, rows), strict=True)), row)
            for rows, row in _groups(case)
        ]
    else:
        pairs = list(zip(map(_counts, case["input"]), case["expected"], strict=True))
    interval = rate_interval if is_rate else wilson_interval
    times = case["args"].get("multiplier", 100_000 if is_rate else 1)
    for (x, n), row in pairs:
        x, n = float(x), np.nan if n is None else float(n)
        assert cases.same(times * x / n, row["value"])
        for level, *limits in _levels(case, row):
            found = [float(times * limit[0]) for limit in interval([x], [n], confidence=level)]
            assert cases.differences(found, limits) == []


@pytest.mark.parametrize("case", _of("phe_mean"))
def test_means(case):
    for rows, row in _groups(case):
        values = [one["values"] for one in rows]
        assert (np.mean(values), np.std(values, ddof=1)) == pytest.approx(
            (row["value"], row["stdev"]), rel=1e-9
        )
        for level, *limits in _levels(case, row):
            alone = mean_interval(values, confidence=level)
            given = mean_interval(row["value"], row["stdev"], len(values), confidence=level)
            assert cases.differences([float(x) for x in alone], limits) == []
            assert cases.differences([float(x) for x in given], limits) == []


def _column(rows, name):
    """A column; a band without a count has no events, as the peer has it. Ours refuses unknowns."""
    return [0 if row[name] is None and name == "count" else row[name] for row in rows]


def _direct_pairs(case):
    """(rows, expected row); a case of the package's own answers takes its neighbours' rows."""
    if case["input"]:
        return _groups(case)
    rows = {}
    for other in PHE:
        if other["function_called"] == case["function_called"] and "group_by" in other["args"]:
            rows.update(cases.grouped(other["input"], other["args"]["group_by"]))
    pairs = [(rows[row["area"],], row) for row in case["expected"] if (row["area"],) in rows]
    assert pairs
    return pairs


@pytest.mark.parametrize("case", _of("calculate_dsr"))
def test_direct_standardisation(case):
    for rows, row in _direct_pairs(case):
        per = re.fullmatch(r"dsr per (\d+)", row["statistic"])
        times = int(per[1]) if per else 1
        columns = [_column(rows, name) for name in ("count", "pop", "stdpop")]
        for level, *limits in _levels(case, row):
            found = standardised.direct(*columns, confidence=level)
            expected = [row["value"], *limits]
            assert cases.differences([float(x) * times for x in found], expected) == []


@pytest.mark.parametrize("case", _of("calculate_ISRate", "calculate_ISRatio"))
def test_indirect_standardisation(case):
    is_rate = case["function_called"] == "calculate_ISRate"
    method = standardised.indirect_rate if is_rate else standardised.indirect_ratio
    times = case["args"].get("multiplier" if is_rate else "refvalue", 1)
    for rows, row in _groups(case):
        columns = [_column(rows, name) for name in ("count", "pop", "refcount", "refpop")]
        for level, *limits in _levels(case, row):
            found = method(*columns, confidence=level)
            expected = [row["value"], *limits]
            assert cases.differences([float(x) * times for x in found], expected) == []


@pytest.mark.parametrize("case", _of("phe_quantile"))
def test_quantiles(case):
    values = [None if row["value"] is None else row["value"] for row in case["input"]]
    found = inequality.quantiles(
        pd.Series(values, dtype=float), case["args"]["nquantiles"], invert=case["args"]["invert"]
    )
    expected = {row["area"]: row["quantile"] for row in case["expected"]}
    areas = _column(case["input"], "area")
    assert [None if pd.isna(group) else group for group in found] == [expected[a] for a in areas]


@pytest.mark.parametrize("case", _of("phe_sii"))
def test_slope_and_relative_index(case):
    args = case["args"]
    scale = "none"
    if args.get("transform"):
        scale = {1: "log", 2: "logit"}[args["value_type"]]
    times, seen = args.get("multiplier", 1), cases.grouped(case["input"], "Area")
    assert [(row["Area"],) for row in case["expected"]] == list(seen)
    for rows, row in zip(seen.values(), case["expected"], strict=True):
        rows = sorted(rows, key=lambda one: one["Quantile"])
        people, value = _column(rows, "Population"), _column(rows, "Value")
        if "x" in args:
            value = [one["x"] / one["Population"] for one in rows]
        error = (
            _column(rows, args.get("se", "StandardError"))
            if "lower_cl" not in args
            else (
                inequality.standard_error_on(
                    scale, _column(rows, args["lower_cl"]), _column(rows, args["upper_cl"])
                )
            )
        )
        found = inequality.slope_index(
            people,
            value,
            error,
            scale=scale,
            multiplier=times,
            confidence=args.get("confidence", 0.95),
        )
        points = [found.sii, found.rii, found.intercept]
        assert cases.differences(points, [row["sii"], row["rii"], row["intercept"]]) == []
        for name in ("sii", "rii"):
            for side in ("lower", "upper"):
                (limit,) = [v for k, v in row.items() if k.startswith(f"{name}_{side}")]
                hair = 0.03 * abs(limit - row[name])  # both are drawn; a limit may lie near nought
                found_limit = getattr(found, f"{name}_{side}")
                assert found_limit == pytest.approx(limit, rel=0.03, abs=hair)


@pytest.mark.parametrize("case", _of("phe_life_expectancy"))
def test_life_expectancy(case):
    rows = case["input"]
    found = standardised.life_expectancy(
        *(_column(rows, name) for name in ("startage", "pop", "deaths")),
        confidence=case["args"]["confidence"],
    )
    expected = {row["startage"]: row for row in case["expected"]}
    for row in found.itertuples():
        theirs = expected[row.start_age]
        limits = [theirs["value"], theirs["lowercl"], theirs["uppercl"]]
        assert cases.differences([row.value, row.lower, row.upper], limits) == []
