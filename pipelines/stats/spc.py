"""Control charts of single values (XmR): usual limits, special causes, and what may be said.

Pure functions: values in, a frame and words out, no files, no database, no dashboard.

Source: Wheeler and Chambers (1992), Understanding Statistical Process Control; the rules and their
order as NHS England's Making Data Count uses them.
"""

from itertools import groupby
from typing import NamedTuple

import numpy as np
import pandas as pd

from pipelines.errors import StatisticsError

LIMIT = 2.66  # three sigma in average moving ranges: 3 / 1.128
SCREEN = 3.267  # upper limit of a moving range, in average moving ranges
RUN = 7  # points of a shift and of a trend
TRIAL = 13  # below this many points the limits are on trial
TOO_EARLY = 7  # below this many points nothing is said
LEAST_BASELINE = 12
IMPROVEMENTS = ("up", "down", "neutral")

# What each mark of `special_cause` means; `_above` and `_rising` are the high side.
SPECIAL_CAUSES = {
    "outside_above": "above the upper limit",
    "outside_below": "below the lower limit",
    "trend_rising": "seven points, each higher than the one before",
    "trend_falling": "seven points, each lower than the one before",
    "two_of_three_above": "two of three points near the upper limit",
    "two_of_three_below": "two of three points near the lower limit",
    "shift_above": "seven points on end above the average",
    "shift_below": "seven points on end below the average",
}


class Xmr(NamedTuple):
    """A control chart.

    `points` has a row per value, in order: `value, mean, lower, upper` in the unit of the values,
    and `special_cause`: None for common cause, otherwise a key of SPECIAL_CAUSES.
    `variation` is that of the last value: common_cause, special_cause_improvement,
    special_cause_concern, special_cause_neutral_high, special_cause_neutral_low, or too_early.
    `assurance` says what the process as it is would do about the target: consistent_pass,
    consistent_fail, inconsistent, or None where there is no target, no direction that is better,
    no limits or too few points. `short`: some segment has fewer than 13 values, so that its limits
    are on trial.
    """

    points: pd.DataFrame
    variation: str
    assurance: str | None
    short: bool

    @property
    def side(self):
        """Which way the last value is special: high or low; None where it is not."""
        last = self.points["special_cause"].iloc[-1] if len(self.points) else None
        if last is None or self.variation == "too_early":
            return None
        return "high" if last.endswith(("above", "rising")) else "low"


def xmr(
    values,
    *,
    improvement="up",
    target=None,
    screen_outliers=False,
    baseline_points=None,
    rebase_at=(),
):
    """Control chart of a series of single values at even steps of time.

    Parameters
    ----------
    values : array_like of float
        In order of time. None or NaN is a period without a value: it is not bridged. No moving
        range is taken across it, and it ends every run of points.
    improvement : "up", "down" or "neutral"
        Which way is better. It decides words and no number.
    target : float, optional
        In the unit of the values. It decides `assurance` only.
    screen_outliers : bool
        Leave out, once, moving ranges of 3.267 times their average or more, and average again.
    baseline_points : int, optional
        Work out the limits of each segment from its first so many points; at least 12.
    rebase_at : sequence of int
        Positions, counted from 0, of the points with which a new segment begins: with
        `rebase_at=[12]` the first segment is values[0:12], and limits, runs and trends begin
        afresh at values[12]. Position 0 changes nothing. A person's decision, never a program's.

    Refuses (StatisticsError) a series without a value, an infinite one, an option that is none of
    those above and a position outside the series.
    """
    series = _series(values)
    _require_options(improvement, baseline_points)
    points, short = _points(series, _positions(rebase_at, len(series)), screen_outliers,
                            baseline_points)  # fmt: skip
    if (~np.isnan(series)).sum() < TOO_EARLY:
        return Xmr(points, "too_early", None, short)
    return Xmr(points, _variation(points, improvement), _assurance(points, improvement, target),
               short)  # fmt: skip


def xmr_by(frame, *, series, period, value, targets=None, rebase=None, **options):
    """A chart per series of a frame, put in order of time first.

    Parameters
    ----------
    frame : DataFrame
        One row per series and period; `series`, `period` and `value` name its columns.
    targets : float or dict, optional
        One for all, or by series; a series that is not named has none.
    rebase : dict of series to periods, optional
        The periods with which a new segment begins.
    options
        As `xmr` takes them.

    Returns
    -------
    dict of series to Xmr
        Their points have a column `period` before the others.

    Raises
    ------
    StatisticsError
        If a series has two values in one period, or a target or a rebase names a series or a
        period that is not there: a decision that matches nothing is a mistake, not a wish.
    """
    of, rebase = targets if isinstance(targets, dict) else {}, rebase or {}
    groups = _series_of(frame, series, period, {*of, *rebase})
    charts = {}
    for name, part in groups.items():
        periods = part[period].tolist()
        chart = xmr(
            part[value],
            target=of.get(name) if isinstance(targets, dict) else targets,
            rebase_at=[_position(p, periods) for p in rebase.get(name, ())],
            **options,
        )
        points = chart.points.copy()
        points.insert(0, "period", periods)
        charts[name] = chart._replace(points=points)
    return charts


def _series_of(frame, series, period, named):
    """{name: its rows in order of time}; refuses what is there twice, or named and not there."""
    frame = frame.sort_values([series, period], kind="stable")
    if frame.duplicated([series, period]).any():
        raise StatisticsError(period, "a series has two values in one period", "Keep one.")
    groups = {name: part for name, part in frame.groupby(series, sort=False)}
    for name in sorted(named - groups.keys()):
        raise StatisticsError(series, f"there is no series {name!r}", "Mend its name.")
    return groups


def _position(period, periods):
    if period not in periods:
        raise StatisticsError(
            "rebase", f"no value has the period {period!r}", "Name the first of the new segment."
        )
    return periods.index(period)


def _points(series, starts, screen_outliers, baseline_points):
    """(points with limits and marks, whether some segment is short)."""
    segments = np.split(series, starts)
    parts = [_segment(part, screen_outliers, baseline_points) for part in segments]
    columns = [np.concatenate(column) for column in zip(*parts, strict=True)]
    names = ("mean", "lower", "upper", "special_cause")
    columns[-1] = pd.Series(columns[-1], dtype=object)
    points = pd.DataFrame({"value": series, **dict(zip(names, columns, strict=True))})
    short = min(int((~np.isnan(part)).sum()) for part in segments) < TRIAL
    return points, short


def _segment(values, screen_outliers, baseline_points):
    """Mean, limits and marks of the points of one segment."""
    base = values[:baseline_points]
    known, ranges = base[~np.isnan(base)], np.abs(np.diff(base))
    ranges = ranges[~np.isnan(ranges)]
    if screen_outliers and ranges.size:
        ranges = ranges[ranges < SCREEN * ranges.mean()]
    mean = known.mean() if known.size else np.nan
    half = LIMIT * ranges.mean() if ranges.size else np.nan
    lines = (np.full(len(values), line) for line in (mean, mean - half, mean + half))
    return *lines, _special_causes(values, mean, half)


def _special_causes(values, mean, half):
    """The mark of each point; of several rules the first of: outside, trend, 2 of 3, shift."""
    # What is equal but for the order of adding up lies on the line, not beside it.
    hair = 1e-12 * max(1.0, float(np.abs(np.nan_to_num(values)).max()))
    away = values - mean
    sides = np.where(np.abs(away) <= hair, 0, np.sign(away))
    steps = np.sign(np.diff(values))
    outside = np.abs(away) > half + hair
    near = (np.abs(away) > half * 2 / 3 + hair) & ~outside
    marks = np.full(len(values), None, dtype=object)
    _mark_runs(marks, sides, RUN, {1: "shift_above", -1: "shift_below"})
    _mark_two_of_three(marks, near, sides)
    _mark_runs(marks, steps, RUN - 1, {1: "trend_rising", -1: "trend_falling"}, further=1)
    marks[outside & (away > 0)] = "outside_above"
    marks[outside & (away < 0)] = "outside_below"
    return marks


def _mark_runs(marks, signs, length, words, further=0):
    """Mark every point of each run of `length` or more equal signs; of two that meet the later.

    `further`: the last sign is a step that ends at a point one further on.
    """
    start = 0
    for sign, run in groupby(signs.tolist()):
        end = start + len(list(run))
        if end - start >= length and sign in words:
            marks[start : end + further] = words[sign]
        start = end


def _mark_two_of_three(marks, near, sides):
    """Mark the near points of three in a row on one side of which two or more are near."""
    for end in np.flatnonzero(near).repeat(3) + np.tile([1, 2, 3], int(near.sum())):
        three = slice(max(end - 3, 0), end)
        if near[three].sum() >= 2 and abs(sides[three].sum()) == 3:
            word = "two_of_three_above" if sides[end - 1] > 0 else "two_of_three_below"
            marks[np.flatnonzero(near[three]) + end - 3] = word


def _variation(points, improvement):
    cause = points["special_cause"].iloc[-1]
    if cause is None:
        return "common_cause"
    is_high = cause.endswith(("above", "rising"))
    if improvement == "neutral":
        return f"special_cause_neutral_{'high' if is_high else 'low'}"
    better = is_high == (improvement == "up")
    return f"special_cause_{'improvement' if better else 'concern'}"


def _assurance(points, improvement, target):
    lower, upper = points["lower"].iloc[-1], points["upper"].iloc[-1]
    if target is None or np.isnan(target) or improvement == "neutral" or np.isnan(upper):
        return None
    if lower <= target <= upper:
        return "inconsistent"
    return "consistent_pass" if (target < lower) == (improvement == "up") else "consistent_fail"


def _series(values):
    series = np.atleast_1d(np.array(pd.Series(values, dtype=float), dtype=float))
    if np.isinf(series).any():
        raise StatisticsError("xmr", "a value is infinite", "Leave it empty or mend it.")
    if np.isnan(series).all():
        raise StatisticsError("xmr", "there is no value", "A chart needs at least one.")
    return series


def _require_options(improvement, baseline_points):
    if improvement not in IMPROVEMENTS:
        raise StatisticsError(
            "improvement", f"{improvement!r} is no direction", f"One of {', '.join(IMPROVEMENTS)}."
        )
    if baseline_points is not None and not baseline_points >= LEAST_BASELINE:
        raise StatisticsError(
            "baseline_points",
            f"{baseline_points!r} points are too few for limits",
            f"Take {LEAST_BASELINE} or more, or leave it out.",
        )


def _positions(rebase_at, length):
    positions = sorted(set(np.atleast_1d(np.array(rebase_at)).tolist()))
    wrong = [p for p in positions if not isinstance(p, int) or not 0 <= p < length]
    if wrong:
        raise StatisticsError(
            "rebase_at",
            f"there is no position {wrong[0]!r} in a series of {length}",
            f"Positions count from 0 to {length - 1}.",
        )
    return [position for position in positions if position > 0]
