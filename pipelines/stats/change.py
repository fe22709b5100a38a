"""Is it different, or can we not tell? Differences between published estimates.

Pure functions: arrays in, arrays out, no files, no database, no dashboard.
"""

from statistics import NormalDist

import numpy as np
import pandas as pd

from pipelines.errors import StatisticsError

VERDICTS = ("higher", "lower", "cannot_tell")


def standard_error(lower, upper, *, confidence=0.95):
    """Standard error that the limits of a published estimate imply.

    Parameters
    ----------
    lower, upper : array_like of float, shape (n,)
        Limits of the estimate, symmetric or nearly so. NaN where nothing was published.
    confidence : float, strictly between 0 and 1
        Level of the limits as a fraction; 95 is an error, 0.95 is not.

    Returns
    -------
    ndarray of float, shape (n,)
        In the unit of the estimate; NaN where a limit is NaN.

    Raises
    ------
    StatisticsError
        If an upper limit lies below its lower one, or the level is not a fraction.

    Source
    ------
    Altman and Bland (2003), "Interaction revisited: the difference between two estimates",
    BMJ 326:219.
    """
    low, high = np.asarray(lower, dtype=float), np.asarray(upper, dtype=float)
    crossed = np.flatnonzero(high < low)
    if crossed.size:
        i = int(crossed[0])
        raise StatisticsError(
            f"row {i}: limits {low[i]:g} to {high[i]:g}", "the upper lies below the lower"
        )
    return (high - low) / (2 * _two_sided_z(confidence))


def difference(first, second, *, confidence=0.95):
    """First estimate minus second, with limits and a verdict.

    Parameters
    ----------
    first, second : tuple of (value, lower, upper), each array_like of float, shape (n,)
        Independent estimates with limits at `confidence`. NaN where nothing was published.

    Returns
    -------
    DataFrame
        `difference, difference_lower, difference_upper` in the unit of the estimates, and
        `verdict`: higher, lower or cannot_tell ("the interval spans zero"); null where an
        estimate is missing.

    Source
    ------
    Altman and Bland (2003), BMJ 326:219. Checked against the example of that paper.
    """
    values = [np.asarray(estimate[0], dtype=float) for estimate in (first, second)]
    errors = [standard_error(e[1], e[2], confidence=confidence) for e in (first, second)]
    gap = values[0] - values[1]
    half = _two_sided_z(confidence) * np.hypot(*errors)
    return judged(gap, gap - half, gap + half)


def judged(gap, lower, upper):
    """A difference and its limits as a frame, with the verdict that `difference` explains."""
    verdict = np.select(
        [np.isnan(lower), lower > 0, upper < 0], [None, "higher", "lower"], default="cannot_tell"
    )
    return pd.DataFrame(
        {
            "difference": gap,
            "difference_lower": lower,
            "difference_upper": upper,
            "verdict": pd.Series(verdict, dtype=object),
        }
    )


def difference_of_limits(first, second):
    """First estimate minus second, from limits that need not lie evenly around their value.

    For shares near none or all, whose limits are lopsided. Where both limits are even this is
    `difference`. Shares by Wilson's limits give Newcombe's hybrid score interval.

    Parameters and returns as `difference`; the level is that of the limits.

    Source
    ------
    Zou and Donner (2008), Statistics in Medicine 27:1693; for two shares Newcombe (1998),
    Statistics in Medicine 17:873, method 10. Checked against the examples of the latter.
    """
    (value, low, high), (other, other_low, other_high) = (
        [np.asarray(part, dtype=float) for part in estimate] for estimate in (first, second)
    )
    standard_error(low, high), standard_error(other_low, other_high)  # refuses crossed limits
    gap = value - other
    return judged(
        gap,
        gap - np.hypot(value - low, other_high - other),
        gap + np.hypot(high - value, other - other_low),
    )


def average(value, lower, upper, *, confidence=0.95):
    """Plain average of independent estimates, with limits.

    Each estimate counts the same, however many people stand behind it: the average of places, not
    of people. Estimates without a value are left out.

    Returns
    -------
    (value, lower, upper) : floats
        NaN when no estimate has a value.
    """
    values = np.asarray(value, dtype=float)
    errors = standard_error(lower, upper, confidence=confidence)
    known = ~np.isnan(values) & ~np.isnan(errors)
    if not known.any():
        return np.nan, np.nan, np.nan
    mean = float(values[known].mean())
    half = _two_sided_z(confidence) * float(np.sqrt((errors[known] ** 2).sum())) / known.sum()
    return mean, float(mean - half), float(mean + half)


def signal(verdict, polarity):
    """What a verdict means for people: better, worse, change, none, or None when unknown.

    A measure of polarity `neither` has no better or worse: a difference is just a change.
    """
    if verdict is None or pd.isna(verdict):
        return None
    if verdict == "cannot_tell":
        return "none"
    if polarity == "neither":
        return "change"
    return "better" if (verdict == "higher") == (polarity == "higher_is_better") else "worse"


def _two_sided_z(confidence):
    if not 0 < confidence < 1:
        raise StatisticsError(
            f"confidence must be a fraction between 0 and 1, got {confidence!r}",
            what_to_do="For 95 % write confidence=0.95.",
        )
    return NormalDist().inv_cdf((1 + confidence) / 2)
