"""Is it different? Two surveys, a place against the rest of its area, the same people twice.

Pure functions: numbers of people and their averages in, a frame with limits and verdict out. The
frames are those of `change.difference`: `difference, difference_lower, difference_upper, verdict`;
the verdict is cannot_tell where the interval spans zero. Numbers of people of weighted surveys are
effective numbers (`intervals.effective_number`).
"""

from typing import NamedTuple

import numpy as np
from scipy.special import stdtrit

from pipelines.errors import StatisticsError
from pipelines.stats.change import difference_of_limits, judged
from pipelines.stats.intervals import (
    effective_number,
    mean_interval,
    weighted_mean,
    wilson_interval,
)

FEW_PAIRS = 30  # the authors of WEMWBS ask for so many people at two points


class PairedChange(NamedTuple):
    """How the same people changed.

    `pairs` people answered both times; `lost_after` only the first time, `lost_before` only the
    second. `is_few`: fewer than 30 pairs. NaN and None where it cannot be worked out.
    """

    pairs: int
    lost_after: int
    lost_before: int
    difference: float
    lower: float
    upper: float
    verdict: str | None
    is_few: bool


def difference_of_shares(first, second, *, confidence=0.95):
    """First share minus second, of different people, by Newcombe's score interval.

    Parameters
    ----------
    first, second : tuple of (share, n), each array_like of float, shape (k,)
        Shares of 0 to 1, and people, or of weighted surveys their effective number. Nobody gives
        no verdict.

    Source
    ------
    Newcombe (1998), Statistics in Medicine 17:873, method 10.
    """
    estimates = []
    for share, n in (first, second):
        p, people = np.asarray(share, dtype=float), np.asarray(n, dtype=float)
        # Rounding can carry a share of all a hair beyond its people.
        limits = wilson_interval(np.minimum(p * people, people), people, confidence=confidence)
        estimates.append((np.where(people > 0, p, np.nan), *limits))
    return difference_of_limits(*estimates)


def difference_of_means(first, second, *, confidence=0.95):
    """First mean minus second, of different people whose answers may vary differently.

    Parameters
    ----------
    first, second : tuple of (mean, sd, n), each array_like of float, shape (k,)
        As `intervals.mean_interval`. One person or none gives no verdict.

    Source
    ------
    Welch (1947), Biometrika 34:28.
    """
    (mean, sd, n), (other, other_sd, other_n) = (
        [np.asarray(part, dtype=float) for part in estimate] for estimate in (first, second)
    )
    if any((spread < 0).any() for spread in (sd, other_sd)):
        raise StatisticsError("difference_of_means", "a standard deviation is negative", "Mend it.")
    if not 0 < confidence < 1:
        raise StatisticsError(
            "confidence", f"{confidence!r} is no fraction", "For 95 % write 0.95."
        )
    with np.errstate(invalid="ignore", divide="ignore"):
        n, other_n = np.where(n > 1, n, np.nan), np.where(other_n > 1, other_n, np.nan)
        a, b = sd**2 / n, other_sd**2 / other_n
        free = np.where(a + b > 0, (a + b) ** 2 / (a**2 / (n - 1) + b**2 / (other_n - 1)), np.inf)
        free = np.where(np.isnan(a + b), np.nan, free)
        half = stdtrit(np.minimum(free, 1e10), (1 + confidence) / 2) * np.sqrt(a + b)
    gap = mean - other
    return judged(gap, gap - half, gap + half)


def against_rest(place, area, *, kind, confidence=0.95):
    """A place minus the rest of its area; the rest leaves the place out.

    Parameters
    ----------
    place, area : tuple of (Σw, Σw², Σwy, Σwy²), each array_like of float, shape (k,)
        Weighted sums of answers; of shares y is 1 or 0. The area's hold the place's.
    kind : "proportion" or "mean"

    Raises
    ------
    StatisticsError
        If a place has more than its area.
    """
    if kind not in ("proportion", "mean"):
        raise StatisticsError("kind", f"{kind!r} is none", "One of proportion, mean.")
    own, whole = ([np.asarray(part, dtype=float) for part in sums] for sums in (place, area))
    hair = 1e-9 * np.maximum(whole[0], 1)
    if (whole[0] - own[0] < -hair).any() or (whole[1] - own[1] < -hair).any():
        raise StatisticsError("against_rest", "a place has more people than its area", "Mend it.")
    # What adding up leaves of nothing is nothing.
    left = whole[0] - own[0] > hair
    rest = [np.where(left, a - b, 0.0) for a, b in zip(whole, own, strict=True)]
    if kind == "mean":
        estimates = [(*weighted_mean(*sums), effective_number(*sums[:2])) for sums in (own, rest)]
        return difference_of_means(*estimates, confidence=confidence)
    with np.errstate(invalid="ignore", divide="ignore"):
        estimates = [
            (np.clip(sums[2] / sums[0], 0, 1), effective_number(*sums[:2])) for sums in (own, rest)
        ]
    return difference_of_shares(*estimates, confidence=confidence)


def paired_change(before, after, *, confidence=0.95):
    """Change of the people who answered both times, and how many did not.

    Parameters
    ----------
    before, after : array_like of float, shape (people,)
        One place in each per person; NaN where they did not answer.

    Returns
    -------
    PairedChange
        In the unit of the answers. Who did not answer twice is counted, never filled in.
    """
    first, last = np.asarray(before, dtype=float), np.asarray(after, dtype=float)
    if first.shape != last.shape or first.ndim != 1:
        raise StatisticsError("paired_change", "the two differ in length", "One place a person.")
    both = ~np.isnan(first) & ~np.isnan(last)
    lost_after = int((~np.isnan(first) & np.isnan(last)).sum())
    lost_before = int((np.isnan(first) & ~np.isnan(last)).sum())
    changes = (last - first)[both]
    pairs = len(changes)
    mean = float(changes.mean()) if pairs else np.nan
    lower, upper = map(float, mean_interval(changes, confidence=confidence))
    verdict = judged(np.array([mean]), np.array([lower]), np.array([upper]))["verdict"].iloc[0]
    return PairedChange(
        pairs, lost_after, lost_before, mean, lower, upper, verdict, pairs < FEW_PAIRS
    )
