"""Confidence intervals for the figures we publish.

Pure functions: arrays in, arrays out, no files, no database, no dashboard.
"""

from statistics import NormalDist

import numpy as np

# Quantiles of t and of Poisson's limits, without a second of scipy.stats.
from scipy.special import gammaincinv, stdtrit

from pipelines.errors import StatisticsError

FEW_EVENTS = 10  # below this many Poisson's limits are taken exactly


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
    z = _two_sided_z(confidence)
    with np.errstate(invalid="ignore", divide="ignore"):
        p = x / n
        centre = (p + z**2 / (2 * n)) / (1 + z**2 / n)
        half = z / (1 + z**2 / n) * np.sqrt(p * (1 - p) / n + z**2 / (4 * n**2))
    # Rounding can put a limit a hair on the wrong side of p when x = 0 or x = n.
    return np.clip(centre - half, 0, p), np.clip(centre + half, p, 1)


def byars_interval(events, *, confidence=0.95):
    """Byar's interval for a count of events.

    Parameters
    ----------
    events : array_like of float, shape (n,)
        How often it happened. NaN gives NaN. Below 10 `count_interval` is exact instead.
    confidence : float, strictly between 0 and 1
        Two-sided confidence level as a fraction; 95 is an error, 0.95 is not.

    Returns
    -------
    lower, upper : ndarray of float, shape (n,)
        Limits of the expected number of events.

    Raises
    ------
    StatisticsError
        If a count is negative, or the level is not a fraction.

    Source
    ------
    Breslow and Day (1987), Statistical Methods in Cancer Research II, p. 69.
    """
    x = _events(events)
    z = _two_sided_z(confidence)
    with np.errstate(divide="ignore", invalid="ignore"):
        lower = x * (1 - 1 / (9 * x) - z / (3 * np.sqrt(x))) ** 3
    upper = (x + 1) * (1 - 1 / (9 * (x + 1)) + z / (3 * np.sqrt(x + 1))) ** 3
    # Below one event the cube root passes through nought.
    return np.where(x == 0, 0, np.clip(lower, 0, None)), upper


def count_interval(events, *, confidence=0.95):
    """Interval for a count of events: exact below 10 of them, Byar's from 10 on.

    Parameters, returns and refusals as `byars_interval`. The exact limits are Poisson's, by the
    chi-square distribution (Garwood 1936, Biometrika 28:437).
    """
    x = _events(events)
    exact = poisson_limits(x, (1 - _require_fraction(confidence)) / 2)
    byars = byars_interval(x, confidence=confidence)
    return tuple(np.where(x < FEW_EVENTS, e, b) for e, b in zip(exact, byars, strict=True))


def poisson_limits(events, tail):
    """Expected events below and above which so many are as unlikely as `tail`, exactly."""
    x = _events(events)
    lower = np.where(x > 0, gammaincinv(np.where(x > 0, x, 1), tail), 0)
    return lower, gammaincinv(x + 1, 1 - tail)


def rate_interval(events, population, *, confidence=0.95):
    """Interval for a rate: events per person (or per person and year).

    Parameters
    ----------
    events : array_like of float, shape (n,)
        How often it happened.
    population : array_like of float, shape (n,)
        Among how many. Nobody gives (nan, nan).

    Returns
    -------
    lower, upper : ndarray of float, shape (n,)
        Limits per person: multiply for a rate per 1,000 or per 100,000.

    Refusals as `byars_interval`; a negative population is refused as well.
    """
    people = np.asarray(population, dtype=float)
    if (people < 0).any():
        raise StatisticsError("rate_interval", "a population is negative", "Mend it.")
    limits = count_interval(events, confidence=confidence)
    people = np.where(people > 0, people, np.nan)
    return limits[0] / people, limits[1] / people


def mean_interval(mean, sd=None, n=None, *, confidence=0.95):
    """Student's t interval for a mean.

    Parameters
    ----------
    mean : array_like of float, shape (n,)
        Averages, with `sd` and `n`. Alone, without those: the single answers of one group.
    sd : array_like of float, shape (n,)
        The standard deviation of single answers (divisor n - 1).
    n : array_like of float, shape (n,)
        People who answered; of a weighted survey their effective number, (Σw)² / Σw². One or
        fewer gives (nan, nan): a single answer says nothing of how far answers differ.
    confidence : float, strictly between 0 and 1
        Two-sided confidence level as a fraction; 95 is an error, 0.95 is not.

    Returns
    -------
    lower, upper : ndarray of float, shape (n,)
        Limits in the unit of the mean.

    Refuses (StatisticsError) a negative deviation or number, one of the two without the other, and
    a level that is no fraction. Student (1908), Biometrika 6:1-25; effective number: Kish (1965).
    """
    if sd is None and n is None:
        mean, sd, n = _of_answers(mean)
    if sd is None or n is None:
        raise StatisticsError("mean_interval", "sd and n belong together", "Give both or none.")
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


def _of_answers(answers):
    known = np.asarray(answers, dtype=float)
    known = known[~np.isnan(known)]
    mean = known.mean() if known.size else np.nan
    return mean, known.std(ddof=1) if known.size > 1 else np.nan, known.size


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


def _two_sided_z(confidence):
    return NormalDist().inv_cdf((1 + _require_fraction(confidence)) / 2)


def _require_fraction(confidence):
    if not 0 < confidence < 1:
        raise StatisticsError(
            "confidence",
            f"must be a fraction between 0 and 1, not {confidence!r}",
            "For 95 % write confidence=0.95.",
        )
    return confidence


def _events(events):
    counts = np.asarray(events, dtype=float)
    if (counts < 0).any():
        raise StatisticsError("events", "a number of events is negative", "Mend it.")
    return counts


def _require_counts(successes, trials):
    bad = np.atleast_1d((successes < 0) | (trials < 0) | (successes > trials))
    if bad.any():
        i = int(np.flatnonzero(bad)[0])
        x, n = np.atleast_1d(successes)[i], np.atleast_1d(trials)[i]
        raise StatisticsError(
            f"row {i}", f"{x:g} of {n:g} is not a proportion", "Counts satisfy 0 <= x <= n."
        )
