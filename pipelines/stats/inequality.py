"""How unequal it is between the most and the least deprived: groups of places, slope and ratio.

Pure functions: arrays in, numbers out.
"""

from statistics import NormalDist
from typing import NamedTuple

import numpy as np
import pandas as pd

from pipelines.errors import StatisticsError

LEAST_QUANTILES = 5
DRAWS = 100_000
SEED = 20260401
# How a value is changed before the line is laid, and how what the line says is changed back.
SCALES = {
    "none": (lambda y: y, lambda y: y),
    "log": (np.log, np.exp),
    "logit": (lambda y: np.log(y / (1 - y)), lambda y: 1 / (1 + np.exp(-y))),
}


class Inequality(NamedTuple):
    """Slope (`sii`, unit of the values), ratio (`rii`), their limits, and the intercept."""

    sii: float
    sii_lower: float
    sii_upper: float
    rii: float
    rii_lower: float
    rii_upper: float
    intercept: float


def quantiles(values, number, *, invert=True):
    """Which of so many groups of equal size each place belongs to.

    Parameters
    ----------
    values : array_like of float
        NaN stays without a group. Equal values share a group.
    number : int
        5 for fifths, 10 for tenths.
    invert : bool
        Whether group 1 holds the highest values, as with scores of deprivation.

    Returns
    -------
    Series of Int64
        1 to `number`; empty throughout where there are fewer places than groups.
    """
    series = pd.Series(np.asarray(values, dtype=float))
    known = int(series.count())
    if number < 2:
        raise StatisticsError("quantiles", f"{number!r} groups are none", "Take 2 or more.")
    if known < number:
        return pd.Series(pd.NA, index=series.index, dtype="Int64")
    rank = (-series if invert else series).rank(method="min")
    # In whole numbers: (known + 1 - rank) * number / known, rounded up, without a float's hair.
    group = number + 1 - -((-(known + 1 - rank) * number) // known)
    return group.clip(lower=1).astype("Int64")


def slope_index(population, value, standard_error, *, scale="none", multiplier=1, confidence=0.95):
    """Slope and relative index of inequality over groups from most to least deprived.

    The line runs over the population ranked from 0 (most deprived) to 1, each group at its middle
    and counting by its people. The slope lies between its ends; the ratio is one end by the other.

    Parameters
    ----------
    population, value, standard_error : array_like of float, shape (groups,)
        In order from the most deprived; at least 5 groups. With `scale` the standard error is
        that of the changed value (`standard_error_on`).
    scale : "none", "log" or "logit"
        log for rates and logit for shares keep the line within what is possible.
    multiplier : float
        The slope times this; below 0 it turns both round, for what is worse when higher.

    Returns
    -------
    Inequality
        Limits by 100,000 draws from a fixed seed: the same input gives the same limits.

    Low and Low (2004), J Public Health 26:387; OHID, Public health methods: SII.
    """
    people, y, error = (np.asarray(one, dtype=float) for one in (population, value, standard_error))
    _require_groups(people, y, error, scale)
    to, back = SCALES[scale]
    share = people / people.sum()
    middle = np.cumsum(share) - share / 2
    design = np.column_stack([np.ones_like(middle), middle])
    # Weighted least squares: what each group's value adds to intercept and slope.
    solve = np.linalg.solve(design.T @ (design * share[:, None]), design.T * share)
    line = solve @ to(y)
    spread = np.linalg.cholesky((solve * error**2) @ solve.T + 1e-300 * np.eye(2))
    drawn = line[:, None] + spread @ np.random.default_rng(SEED).standard_normal((2, DRAWS))
    tails = [(1 - confidence) / 2, (1 + confidence) / 2]
    (slope, ratio), (slopes, ratios) = (_ends(one, back, multiplier) for one in (line, drawn))
    return Inequality(
        float(slope), *map(float, np.quantile(slopes, tails)),
        float(ratio), *map(float, np.quantile(ratios, tails)), float(back(line[0])),
    )  # fmt: skip


def standard_error_on(scale, lower, upper, *, confidence=0.95):
    """Standard error of a changed value that its limits imply."""
    to, _ = SCALES[scale]
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    low, high = np.asarray(lower, dtype=float), np.asarray(upper, dtype=float)
    return (to(high) - to(low)) / (2 * z)


def _ends(line, back, multiplier):
    most, least = back(line[0]), back(line[0] + line[1])
    ratio = least / most
    return (least - most) * multiplier, 1 / ratio if multiplier < 0 else ratio


def _require_groups(people, value, error, scale):
    if scale not in SCALES:
        raise StatisticsError("scale", f"{scale!r} is none", f"One of {', '.join(SCALES)}.")
    if not len(people) == len(value) == len(error) >= LEAST_QUANTILES:
        raise StatisticsError(
            "slope_index", "fewer than 5 groups, or columns of different length",
            "Rank places into at least 5 groups.",
        )  # fmt: skip
    if (people <= 0).any() or (error < 0).any() or np.isnan([*people, *value, *error]).any():
        raise StatisticsError(
            "slope_index", "a group has nobody, or a value or its error is unknown", "Mend it."
        )
