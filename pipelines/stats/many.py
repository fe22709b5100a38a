"""Many things looked at: which still stand out, and how many chance alone would give.

Pure functions. How many were looked at is always said beside what was found.
"""

from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy.special import ndtr

from pipelines.errors import StatisticsError
from pipelines.stats.change import standard_error

# Share of control charts of nothing but normal noise that signal at their last of 24 points: 1.4 %
# as they are, 1.9 % where outliers are screened; a signal anywhere, 16 % and 19 %.
LAST_POINT = 0.016


class ByChance(NamedTuple):
    """`looked_at` things, `found` signals, and how many chance alone gives on average.

    `is_more`: whether so many or more would come by chance less than once in twenty times, were
    the things independent of each other.
    """

    looked_at: int
    found: int
    expected: float
    is_more: bool


def benjamini_hochberg(p, *, q=0.10):
    """Which of many differences stand out, so that of those listed a share of `q` is chance.

    Parameters
    ----------
    p : array_like of float, shape (n,)
        NaN is not looked at and never listed.
    q : float
        Share of false ones on the list that is put up with; 0.10 by default.

    Returns
    -------
    DataFrame
        `p`, `p_adjusted` (the least q at which it would be listed), `is_listed` and, in every row,
        `looked_at`.

    Source
    ------
    Benjamini and Hochberg (1995), JRSS B 57:289.
    """
    values = np.asarray(p, dtype=float)
    if not 0 < q < 1 or ((values < 0) | (values > 1)).any():
        raise StatisticsError("benjamini_hochberg", "q or a p is no share of 0 to 1", "Mend it.")
    known = np.flatnonzero(~np.isnan(values))
    order = known[np.argsort(values[known], kind="stable")]
    k = len(order)
    raised = values[order] * k / np.arange(1, k + 1)
    adjusted = np.full(len(values), np.nan)
    adjusted[order] = np.minimum(np.minimum.accumulate(raised[::-1])[::-1], 1)
    return pd.DataFrame(
        {"p": values, "p_adjusted": adjusted, "is_listed": adjusted <= q, "looked_at": k}
    )


def p_of_limits(difference, lower, upper, *, confidence=0.95):
    """Two-sided p of no difference that a difference and its limits imply.

    Limits that are lopsided are taken on the side towards zero. No width gives 0 or 1.

    Source
    ------
    Altman and Bland (2011), BMJ 343:d2304.
    """
    gap, low, high = (np.asarray(one, dtype=float) for one in (difference, lower, upper))
    near = np.where(gap > 0, 2 * gap - low, high)
    error = standard_error(2 * gap - near, near, confidence=confidence)
    with np.errstate(divide="ignore", invalid="ignore"):
        z = np.where(gap == 0, 0.0, np.abs(gap) / error)
    return np.where(np.isnan(gap) | np.isnan(error), np.nan, 2 * ndtr(-z))


def by_chance(looked_at, found, *, share=LAST_POINT):
    """How many signals chance alone would give among so many things.

    Parameters
    ----------
    looked_at, found : int
        Things looked at, and those that signalled.
    share : float
        Of things without any change, how many signal: 0.016 of control charts at the last point,
        0.05 of differences at 95 %.
    """
    if not 0 <= found <= looked_at or not 0 < share < 1:
        raise StatisticsError("by_chance", "more found than looked at, or no share", "Mend it.")
    fewer = _binomial_below(found, looked_at, share)
    return ByChance(int(looked_at), int(found), looked_at * share, bool(1 - fewer < 0.05))


def _binomial_below(found, looked_at, share):
    """Probability of fewer than so many."""
    chance, total = (1 - share) ** looked_at, 0.0
    for k in range(found):
        total += chance
        chance *= (looked_at - k) / (k + 1) * share / (1 - share)
    return min(total, 1.0)
