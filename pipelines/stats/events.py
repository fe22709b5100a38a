"""How many events people told of per answer, with limits. Of those heard, never of everybody.

Pure functions: arrays in, arrays out. Totals come in steps; the limits hold what a step leaves
open. Nothing is known of how far answers differ, since that would tell of single people. Of answers
between nought and `most` the variance is never more than `most` times the mean, so the limits are
those of as many times fewer events among as many times fewer answers: never too narrow by that, and
mostly wider than they need be.
"""

import numpy as np

from pipelines.errors import StatisticsError
from pipelines.stats.change import difference_of_limits
from pipelines.stats.intervals import rate_interval


def per_answer(events, answers, most, *, open_by=0.0, confidence=0.95):
    """Events per answer and their limits.

    Parameters
    ----------
    events : array_like of float, shape (n,)
        Told of in all. NaN gives NaN; nought is exact.
    answers : array_like of float, shape (n,)
        Nobody gives NaN.
    most : array_like of float, shape (n,)
        Events of one answer that count, 1 or more. No answer lies beyond it, nor does a limit.
    open_by : float
        How far the total may be off to either side, being told in steps.
    confidence : float, strictly between 0 and 1

    Returns
    -------
    value, lower, upper : ndarray of float, shape (n,)

    Refuses (StatisticsError) a most below one, and what `rate_interval` refuses.

    Source
    ------
    Byar's limits, Poisson's exact ones below ten (`intervals.count_interval`); a Poisson count with
    a factor: McCullagh and Nelder (1989), Generalized Linear Models, section 6.2.3. The factor of
    values between nought and an end: Bhatia and Davis (2000), American Mathematical Monthly 107.
    """
    x, n, factor = (np.asarray(one, dtype=float) for one in (events, answers, most))
    if (factor < 1).any():
        raise StatisticsError("most", "fewer than one event counts", "Give the end of the scale.")
    off = np.where(x > 0, open_by, 0.0)
    with np.errstate(invalid="ignore", divide="ignore"):
        value = np.where(n > 0, np.minimum(x / n, factor), np.nan)
    lower = rate_interval(np.maximum(x - off, 0) / factor, n / factor, confidence=confidence)[0]
    upper = rate_interval((x + off) / factor, n / factor, confidence=confidence)[1]
    return value, np.minimum(lower, factor), np.minimum(upper, factor)


def against_rest(place, area, most, *, open_by=0.0):
    """Events per answer of a place minus those of the rest of its area.

    Parameters
    ----------
    place, area : tuple of (answers, events), each array_like of float, shape (k,)
        The area's hold the place's.
    most, open_by
        As `per_answer`; the rest is open by both totals.

    Returns
    -------
    DataFrame
        As `change.difference_of_limits`.
    """
    own, whole = ([np.asarray(part, dtype=float) for part in sums] for sums in (place, area))
    answers = whole[0] - own[0]
    events = np.maximum(whole[1] - own[1], 0)
    return difference_of_limits(
        per_answer(own[1], own[0], most, open_by=open_by),
        per_answer(events, np.where(answers > 0, answers, np.nan), most, open_by=2 * open_by),
    )
