"""Before and after something began: only where the conditions hold, and as contribution.

Pure functions. A series that merely went on as it did before says nothing of what began, so the
trend of before is carried on and what came after is compared with that.
"""

from typing import NamedTuple

import numpy as np
from scipy.special import stdtrit

from pipelines.errors import StatisticsError
from pipelines.stats.spc import xmr

LEAST_BEFORE = 8
LEAST_AFTER = 4
CONTRIBUTION = "This is consistent with a contribution; it does not show cause."
CANNOT_TELL = "We cannot tell whether anything changed."


class BeforeAfter(NamedTuple):
    """`refused_because` in words, else None. `step`: what changed at once; `slope`: what changed in
    each period since, both with limits and beside what the trend of before would have given.
    `verdict`: higher, lower or cannot_tell of the step. `words` to be shown beside it."""

    refused_because: str | None
    step: float
    step_lower: float
    step_upper: float
    slope: float
    slope_lower: float
    slope_upper: float
    verdict: str | None
    words: str | None


class DifferenceInDifferences(NamedTuple):
    """`refused_because` in words, else None; the difference in change with its limits; `words`."""

    refused_because: str | None
    difference: float
    lower: float
    upper: float
    verdict: str | None
    words: str | None


def before_after(values, begins_at, *, confidence=0.95):
    """Interrupted series: did level or slope change where something began?

    Parameters
    ----------
    values : array_like of float, shape (periods,)
        At even steps of time; NaN is a period without a value and is left out.
    begins_at : int
        Position, counted from 0, of the first period after it began.

    Returns
    -------
    BeforeAfter
        Refused with fewer than 8 values before or 4 after, or where the control chart of before
        was itself not steady: its own change would be taken for an effect.

    Source
    ------
    Wagner, Soumerai, Zhang and Ross-Degnan (2002), J Clin Pharm Ther 27:299; errors by Newey and
    West (1987), Econometrica 55:703, since neighbouring periods are alike.
    """
    y = np.asarray(values, dtype=float)
    if not 0 <= begins_at <= len(y) or np.isinf(y).any():
        raise StatisticsError("before_after", f"there is no position {begins_at}", "Count from 0.")
    why = _why_not(y, begins_at)
    if why:
        return BeforeAfter(why, *[np.nan] * 6, None, None)
    t = np.arange(len(y), dtype=float)
    since = np.clip(t - begins_at, 0, None)
    design = np.column_stack([np.ones_like(t), t, t >= begins_at, since])
    known = ~np.isnan(y)
    beta, error, free = newey_west(design[known], y[known])
    half = stdtrit(free, (1 + confidence) / 2) * error
    step, slope = (
        (float(beta[i]), float(beta[i] - half[i]), float(beta[i] + half[i])) for i in (2, 3)
    )
    verdict = _verdict(*step[1:])
    words = CANNOT_TELL if verdict == "cannot_tell" else CONTRIBUTION
    return BeforeAfter(None, *step, *slope, verdict, words)


def difference_in_differences(here, elsewhere, begins_at, *, confidence=0.95):
    """Change here less change elsewhere, where both went side by side before.

    Parameters
    ----------
    here, elsewhere : array_like of float, shape (periods,)
        The place where something began, and one, or an average, where it did not.
    begins_at : int
        Position, counted from 0, of the first period after it began.

    Returns
    -------
    DifferenceInDifferences
        Refused with too few periods, or where the two drifted apart before: the limits of the
        slope of their gap, 8 periods or more, must span zero. Draw both lines of before in any
        case.
    """
    first, other = np.asarray(here, dtype=float), np.asarray(elsewhere, dtype=float)
    if first.shape != other.shape:
        raise StatisticsError("difference_in_differences", "the two differ in length", "Mend it.")
    gap = first - other
    t, known = np.arange(len(gap), dtype=float), ~np.isnan(gap)
    before, after = known & (t < begins_at), known & (t >= begins_at)
    nothing = [np.nan] * 3
    if before.sum() < LEAST_BEFORE or after.sum() < LEAST_AFTER:
        return DifferenceInDifferences(_too_few(before.sum(), after.sum()), *nothing, None, None)
    drift, error, free = newey_west(np.column_stack([np.ones_like(t), t])[before], gap[before])
    if abs(drift[1]) > stdtrit(free, 0.975) * error[1]:
        why = "the two did not go side by side before"
        return DifferenceInDifferences(why, *nothing, None, None)
    design = np.column_stack([np.ones_like(t), t >= begins_at])
    beta, error, free = newey_west(design[known], gap[known])
    half = stdtrit(free, (1 + confidence) / 2) * error[1]
    limits = float(beta[1] - half), float(beta[1] + half)
    verdict = _verdict(*limits)
    words = CANNOT_TELL if verdict == "cannot_tell" else CONTRIBUTION
    return DifferenceInDifferences(None, float(beta[1]), *limits, verdict, words)


def newey_west(design, values):
    """Least squares with errors that allow for neighbouring periods being alike.

    Returns
    -------
    (coefficients, standard errors, degrees of freedom)
        Bartlett weights up to a lag of 4 (n / 100)^(2/9); scaled by n / (n - k) for few periods.
    """
    n, k = design.shape
    beta, *_ = np.linalg.lstsq(design, values, rcond=None)
    scores = design * (values - design @ beta)[:, None]
    lags = int(4 * (n / 100) ** (2 / 9))
    meat = scores.T @ scores
    for lag in range(1, lags + 1):
        cross = scores[lag:].T @ scores[:-lag]
        meat += (1 - lag / (lags + 1)) * (cross + cross.T)
    bread = np.linalg.inv(design.T @ design)
    covariance = bread @ meat @ bread * n / (n - k)
    return beta, np.sqrt(np.clip(np.diag(covariance), 0, None)), n - k


def _why_not(y, begins_at):
    before, after = y[:begins_at], y[begins_at:]
    known = (~np.isnan(before)).sum(), (~np.isnan(after)).sum()
    if known[0] < LEAST_BEFORE or known[1] < LEAST_AFTER:
        return _too_few(*known)
    if xmr(before).points["special_cause"].notna().any():
        return "it was not steady before"
    return None


def _too_few(before, after):
    return (
        f"there are {before} values before and {after} after; it takes {LEAST_BEFORE} and "
        f"{LEAST_AFTER}"
    )


def _verdict(lower, upper):
    if lower > 0:
        return "higher"
    return "lower" if upper < 0 else "cannot_tell"
