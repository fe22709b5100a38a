"""Confidence intervals for the figures we publish.

Pure functions: arrays in, arrays out, no files, no database, no dashboard.
"""

from statistics import NormalDist

import numpy as np
from scipy.special import stdtrit  # the quantile of t, without a second of scipy.stats

from pipelines.errors import StatisticsError


def wilson_interval(successes, trials, *, confidence=0.95):
    """Wilson score interval for a proportion.

    Chosen over the normal approximation because most groups are small and many outcomes are near
    0 or 1, where the normal interval leaves [0, 1].

    Parameters
    ----------
    successes : array_like of float, shape (n,)
        People for whom it is so; of a weighted survey, the share times the effective number.
    trials : array_like of float, shape (n,)
        People who answered, or their effective number. Zero is allowed and gives (nan, nan):
        nobody answered, so nothing is known. It is never shown as 0 %.
    confidence : float, strictly between 0 and 1
        Two-sided confidence level as a fraction; 95 is an error, 0.95 is not.

    Returns
    -------
    lower, upper : ndarray of float, shape (n,)
        Limits as fractions of 1, not per cent.

    Raises
    ------
    StatisticsError
        If a count is negative, successes exceed trials, or the level is not a fraction.

    Source
    ------
    Wilson (1927), JASA 22:209-212, as used in the Fingertips technical guidance.
    """
    x = np.asarray(successes, dtype=float)
    n = np.asarray(trials, dtype=float)
    _require_counts(x, n)
    _require_fraction(confidence)
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    with np.errstate(invalid="ignore", divide="ignore"):
        p = x / n
        centre = (p + z**2 / (2 * n)) / (1 + z**2 / n)
        half = z / (1 + z**2 / n) * np.sqrt(p * (1 - p) / n + z**2 / (4 * n**2))
    # Rounding can put a limit a hair on the wrong side of p when x = 0 or x = n.
    return np.clip(centre - half, 0, p), np.clip(centre + half, p, 1)


def mean_interval(mean, sd, n, *, confidence=0.95):
    """Student's t interval for a mean.

    Parameters
    ----------
    mean, sd : array_like of float, shape (n,)
        The average and the standard deviation of single answers (divisor n - 1).
    n : array_like of float, shape (n,)
        People who answered; of a weighted survey their effective number, (Σw)² / Σw². One or
        fewer gives (nan, nan): a single answer says nothing of how far answers differ.
    confidence : float, strictly between 0 and 1
        Two-sided confidence level as a fraction; 95 is an error, 0.95 is not.

    Returns
    -------
    lower, upper : ndarray of float, shape (n,)
        Limits in the unit of the mean.

    Raises
    ------
    StatisticsError
        If a standard deviation or a number is negative, or the level is not a fraction.

    Source
    ------
    Student (1908), Biometrika 6:1-25; effective number: Kish (1965), Survey Sampling.
    """
    centre, spread, people = (np.asarray(one, dtype=float) for one in (mean, sd, n))
    _require_fraction(confidence)
    if (spread < 0).any() or (people < 0).any():
        raise StatisticsError(
            "mean_interval", "a standard deviation or a number of people is negative", "Mend it."
        )
    with np.errstate(invalid="ignore", divide="ignore"):
        free = np.where(people > 1, people - 1, np.nan)
        half = stdtrit(free, (1 + confidence) / 2) * spread / np.sqrt(people)
    return centre - half, centre + half


def effective_number(sum_w, sum_w2):
    """How many equally weighted answers would say as much: (Σw)² / Σw²; 0 without an answer."""
    w, w2 = np.asarray(sum_w, dtype=float), np.asarray(sum_w2, dtype=float)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(w2 > 0, w**2 / w2, np.where(np.isnan(w2), np.nan, 0))


def weighted_mean(sum_w, sum_w2, sum_wy, sum_wy2):
    """The mean and the standard deviation of answers from their weighted sums.

    Returns
    -------
    mean, sd : ndarray of float
        The deviation has the divisor n - 1 of the effective number. NaN where nobody answered.
    """
    w, wy, wy2 = (np.asarray(one, dtype=float) for one in (sum_w, sum_wy, sum_wy2))
    n = effective_number(sum_w, sum_w2)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = wy / w
        variance = np.maximum(wy2 / w - mean**2, 0) * n / np.where(n > 1, n - 1, np.nan)
    return mean, np.sqrt(variance)


def _require_fraction(confidence):
    if not 0 < confidence < 1:
        raise StatisticsError(
            "confidence",
            f"must be a fraction between 0 and 1, not {confidence!r}",
            "For 95 % write confidence=0.95.",
        )


def _require_counts(successes, trials):
    bad = np.atleast_1d((successes < 0) | (trials < 0) | (successes > trials))
    if bad.any():
        i = int(np.flatnonzero(bad)[0])
        x, n = np.atleast_1d(successes)[i], np.atleast_1d(trials)[i]
        raise StatisticsError(
            f"row {i}", f"{x:g} of {n:g} is not a proportion", "Counts satisfy 0 <= x <= n."
        )
