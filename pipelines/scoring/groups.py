"""What the answers of a group come to: bands, Friends and Family, net promoters, loneliness.

Pure functions. Shares are 0 to 1; where nobody answered they are unknown.
"""

from typing import NamedTuple

import numpy as np
import pandas as pd

from pipelines.errors import MeasureError

# First score of each band (ONS personal wellbeing); of anxiety the low scores are the good ones.
_BANDS = ((0, "low"), (5, "medium"), (7, "high"), (9, "very high"))
_ANXIETY = ((0, "very low"), (2, "low"), (4, "medium"), (6, "high"))
ONS4 = {
    "life_satisfaction": _BANDS,
    "worthwhile": _BANDS,
    "happiness": _BANDS,
    "anxiety": _ANXIETY,
}
LONELY = 6  # a UCLA score of three items from which people are called lonely
FFT_ANSWERS = ("very_good", "good", "neither", "poor", "very_poor", "dont_know")


class NetPromoters(NamedTuple):
    """Promoters (9, 10) less detractors (0 to 6), -100 to 100, with its standard error."""

    n: int
    promoters: int
    passives: int
    detractors: int
    score: float
    standard_error: float


class FriendsAndFamily(NamedTuple):
    """Who would speak well of it and who badly, of all who answered, "don't know" included.

    `net_share` is the score of before 2014, without "don't know": very good less all that is not
    good; the good count as neither.
    """

    n: int
    positive_share: float
    negative_share: float
    net_share: float


def ons4_band(scores, question):
    """The band of each score of 0 to 10, in words; None for who did not answer.

    Parameters
    ----------
    scores : array_like of float
    question : "life_satisfaction", "worthwhile", "happiness" or "anxiety"
    """
    if question not in ONS4:
        raise MeasureError(question, "it has no bands", f"One of {', '.join(ONS4)}.")
    numbers = pd.to_numeric(pd.Series(scores))
    known = numbers.dropna()
    if (~known.between(0, 10) | (known % 1 != 0)).any():
        raise MeasureError(question, "a score is no whole number of 0 to 10", "Mend the answers.")
    starts, words = zip(*ONS4[question], strict=True)
    at = np.searchsorted(starts, numbers.fillna(0), side="right") - 1
    bands = pd.Series(np.array(words, dtype=object)[at], index=numbers.index, dtype=object)
    return bands.where(numbers.notna(), None)


def band_shares(bands, weights=None):
    """Weighted share of each band, 0 to 1, of those who answered; {} where nobody did."""
    frame = pd.DataFrame({"band": bands})
    frame["weight"] = 1.0 if weights is None else np.asarray(weights, dtype=float)
    sums = frame.dropna().groupby("band")["weight"].sum()
    return (sums / sums.sum()).to_dict()


def is_lonely(scores):
    """Whether a UCLA score of three items means lonely (6 to 9); null where there is no score."""
    numbers = pd.Series(scores, dtype="Float64")
    return (numbers >= LONELY).astype("boolean")


def net_promoters(counts):
    """Net promoters of how many gave each answer.

    Parameters
    ----------
    counts : array_like of int, shape (11,)
        People who answered 0, 1, … 10.
    """
    people = np.asarray(counts, dtype=float)
    if people.shape != (11,) or (people < 0).any():
        raise MeasureError("net_promoters", "it takes 11 counts, of the answers 0 to 10")
    against, between, for_it = (int(part.sum()) for part in (people[:7], people[7:9], people[9:]))
    n = against + between + for_it
    if n == 0:
        return NetPromoters(0, 0, 0, 0, np.nan, np.nan)
    p, d = for_it / n, against / n
    error = np.sqrt((p + d - (p - d) ** 2) / n)
    # One division of whole numbers, so that no rounding enters.
    score = 100 * (for_it - against) / n
    return NetPromoters(n, for_it, between, against, score, 100 * float(error))


def friends_and_family(counts):
    """Friends and Family Test of how many gave each answer: {very_good: 12, …}."""
    unknown = set(counts) - set(FFT_ANSWERS)
    if unknown or any(count < 0 for count in counts.values()):
        raise MeasureError(
            "friends_and_family", "an answer is unknown or a count negative",
            f"Answers are {', '.join(FFT_ANSWERS)}.",
        )  # fmt: skip
    best, good, neither, poor, worst, unsure = (counts.get(name, 0) for name in FFT_ANSWERS)
    n = best + good + neither + poor + worst + unsure
    if n == 0:
        return FriendsAndFamily(0, np.nan, np.nan, np.nan)
    with_view = n - unsure
    net = (best - neither - poor - worst) / with_view if with_view else np.nan
    return FriendsAndFamily(n, (best + good) / n, (poor + worst) / n, net)
