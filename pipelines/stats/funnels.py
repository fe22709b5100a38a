"""Funnels: which places or providers lie further from the whole than chance and their size explain.

Pure functions: counts in, a frame out. Nobody is ranked: rows stay in the order they came in. All
kinds of provider belong in one funnel.

Source: Spiegelhalter (2005), Statistics in Medicine 24:1185, and (2012), JRSS A 175:1, for limits
that allow for more spread than chance gives (additive random effects).
"""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
import pandas as pd
from scipy.special import gammaincinv

from pipelines.errors import StatisticsError

LEVELS = {"95": 0.95, "998": 0.998}
KINDS = ("proportion", "rate", "ratio", "counts")


@dataclass(frozen=True)
class _Scale:
    """Values on a scale where their spread hangs on size alone, and the way back."""

    value: np.ndarray  # as people read it
    y: np.ndarray
    s: np.ndarray
    target: float
    back: Callable
    poisson: np.ndarray | None = None  # expected events, where plain limits are Poisson's


def funnel(numerator, denominator, *, kind, overdispersion=True, confidence=0.998, trim=0.1,
           transform="sqrt"):  # fmt: skip
    """Limits within which places of each size would lie if they differed by chance alone.

    Parameters
    ----------
    numerator, denominator : array_like of float, shape (n,)
        One row a place or provider. proportion: people for whom it is so, of people who answered.
        rate: events, population. ratio: events observed, events expected. counts: two counts.
        An unknown or a denominator of 0 gives a row without limits, which counts for nothing.
    kind : "proportion", "rate", "ratio" or "counts"
    overdispersion : bool
        Whether limits widen where places spread more than chance explains. They widen only where
        phi exceeds 1: at 1 or below they stay plain.
    confidence : float
        The limit beyond which `outside` is true.
    trim : float, below 0.5
        Share at each end that is drawn in before phi is worked out (10 %).
    transform : "sqrt" or "log"
        Of ratios and rates: the square root draws extremes in, the logarithm drops them instead.

    Returns
    -------
    DataFrame
        `value, target, z, lower_95, upper_95, lower_998, upper_998` in the unit of the value,
        `phi` (spread in multiples of what chance gives; 1 is chance), `tau2` (variance between
        places on the transformed scale), `adjusted`, `outside`. Limits are worked out on the
        transformed scale and changed back.

    Raises
    ------
    StatisticsError
        If the kind is unknown, a count is negative, a share exceeds its whole, or no row is known.
    """
    x, n = _counts(numerator, denominator, kind)
    scale = {"proportion": _proportion, "counts": _two_counts}.get(kind)
    scale = scale(x, n) if scale else _ratio(x, n, kind, transform)
    drops = kind in ("rate", "ratio") and transform == "log"
    return _funnel(scale, overdispersion, confidence, trim, drops)


def funnel_of_means(mean, sd, n, *, overdispersion=True, confidence=0.998, trim=0.1):
    """A funnel of averages, such as the health gain of each provider's patients.

    Parameters
    ----------
    mean, sd, n : array_like of float, shape (n,)
        Average and standard deviation of single people's values, and people. Limits rest on the
        deviation of all people together, for that of a few people is itself chance.

    Returns as `funnel`; the target is the average of all people.
    """
    centre, spread, people = (np.asarray(one, dtype=float) for one in (mean, sd, n))
    known = (people > 1) & ~np.isnan(centre) & ~np.isnan(spread)
    if not known.any():
        raise StatisticsError("funnel_of_means", "no row is known", "Give at least one.")
    target = float(np.average(centre[known], weights=people[known]))
    pooled = pooled_deviation(spread[known], people[known])
    s = np.where(known, pooled / np.sqrt(np.where(known, people, 1)), np.nan)
    scale = _Scale(centre, centre, s, target, lambda y: y)
    return _funnel(scale, overdispersion, confidence, trim, drops=False)


def lines(size, target, *, kind, tau2=0.0, sd=None):
    """The lines of a funnel of shares or averages at sizes of one's choice, to draw them.

    Parameters
    ----------
    size : array_like of float, shape (n,)
        People, above 0.
    target, tau2 : float
        As `funnel` gave them; tau2 0 where the limits are not adjusted.
    kind : "proportion" or "mean"
    sd : float
        Of means: the deviation of all people together (`pooled_deviation`).

    Returns
    -------
    DataFrame
        `lower_95, upper_95, lower_998, upper_998`.
    """
    n = np.asarray(size, dtype=float)
    if kind not in ("proportion", "mean") or not (n > 0).all():
        raise StatisticsError("lines", f"{kind!r} at these sizes has none", "Sizes exceed 0.")
    if kind == "proportion":
        angle = float(np.arcsin(np.sqrt(target)))
        scale = _Scale(n, n, 1 / (2 * np.sqrt(n)), angle, _from_angle)
    else:
        scale = _Scale(n, n, sd / np.sqrt(n), target, lambda y: y)
    frame, spread = pd.DataFrame(index=range(len(n))), np.sqrt(scale.s**2 + tau2)
    for name, level in LEVELS.items():
        frame[f"lower_{name}"], frame[f"upper_{name}"] = _limits(scale, spread, level, True)
    return frame


def pooled_deviation(sd, n):
    """Standard deviation of all people together, from that of each provider's; NaN are left out."""
    spread, people = np.asarray(sd, dtype=float), np.asarray(n, dtype=float)
    known = (people > 1) & ~np.isnan(spread)
    if not known.any():
        return float("nan")
    return float(np.sqrt(np.average(spread[known] ** 2, weights=people[known] - 1)))


def spread_beyond_chance(z, s, *, trim=0.1, drops=False):
    """phi and tau2 of standardised differences.

    Parameters
    ----------
    z, s : array_like of float, shape (n,)
        (Value - target) / s, and s, on the transformed scale. NaN are left out.
    trim : float
        Share at each end; drawn in to its edge, or dropped where `drops`.

    Returns
    -------
    (phi, tau2) : floats
        phi = mean of z²; tau2 = 0 where n·phi < n - 1.
    """
    known = ~np.isnan(z) & ~np.isnan(s)
    z, s = np.asarray(z)[known], np.asarray(s)[known]
    if drops:
        groups = round(1 / trim)
        rank = pd.Series(z).rank().to_numpy()
        kept = np.floor(rank * groups / (len(z) + 1))
        kept = (kept > 0) & (kept < groups - 1)
        z, s = z[kept], s[kept]
    elif len(z):
        z = np.clip(z, *np.quantile(z, [trim, 1 - trim]))
    n, w = len(z), 1 / s**2
    if n < 2:
        return np.nan, np.nan
    phi = float((z**2).mean())
    tau2 = (n * phi - (n - 1)) / (w.sum() - (w**2).sum() / w.sum())
    return phi, max(0.0, float(tau2))


def _funnel(scale, overdispersion, confidence, trim, drops):
    if not 0 < trim < 0.5:
        raise StatisticsError("trim", f"{trim!r} is no share below a half", "For 10 % write 0.1.")
    z = (scale.y - scale.target) / scale.s
    phi, tau2 = spread_beyond_chance(z, scale.s, trim=trim, drops=drops)
    adjusted = bool(overdispersion and phi > 1)
    spread = np.sqrt(scale.s**2 + (tau2 if adjusted else 0))
    frame = pd.DataFrame({"value": scale.value, "target": scale.back(scale.target), "z": z})
    for name, level in LEVELS.items():
        frame[f"lower_{name}"], frame[f"upper_{name}"] = _limits(scale, spread, level, adjusted)
    lower, upper = _limits(scale, spread, confidence, adjusted)
    return frame.assign(
        phi=phi, tau2=tau2, adjusted=adjusted, outside=(scale.value < lower) | (scale.value > upper)
    )


def _limits(scale, spread, confidence, adjusted):
    if not 0 < confidence < 1:
        raise StatisticsError(
            "confidence", f"must be a fraction, not {confidence!r}", "For 95 % write 0.95."
        )
    tail = (1 - confidence) / 2
    if scale.poisson is not None and not adjusted:
        # Limits of what is seen where so much is expected, the count itself being whole or not.
        expected = scale.poisson
        ends = gammaincinv(expected, tail), gammaincinv(expected + 1, 1 - tail)
        times = scale.back(scale.target)
        return tuple(end / expected * times for end in ends)
    z = NormalDist().inv_cdf(1 - tail)
    return scale.back(scale.target - z * spread), scale.back(scale.target + z * spread)


def _proportion(x, n):
    target = np.nansum(np.where(np.isnan(n), 0, x)) / np.nansum(n)
    angle = np.arcsin(np.sqrt(x / n))
    centre = float(np.arcsin(np.sqrt(target)))
    return _Scale(x / n, angle, 1 / (2 * np.sqrt(n)), centre, _from_angle)


def _from_angle(y):
    return np.sin(np.clip(y, 0, np.pi / 2)) ** 2


def _ratio(x, n, kind, transform):
    rate = float(np.nansum(x) / np.nansum(n)) if kind == "rate" else 1.0
    expected = n * rate
    with np.errstate(divide="ignore"):
        if transform == "log":
            y, s, one, back = np.log(x / expected), 1 / np.sqrt(expected), 0.0, np.exp
        else:
            y, s, one = np.sqrt(x / expected), 1 / (2 * np.sqrt(expected)), 1.0
            back = lambda y: np.clip(y, 0, None) ** 2  # noqa: E731
    y = np.where(np.isinf(y), np.nan, y)
    return _Scale(x / n, y, s, one, lambda y: back(y) * rate, poisson=expected)


def _two_counts(x, n):
    y = np.log((x + 0.5) / (n + 0.5))
    target = float(np.log(np.nansum(x) / np.nansum(n)))
    return _Scale(x / n, y, np.sqrt(x / (x + 0.5) ** 2 + n / (n + 0.5) ** 2), target, np.exp)


def _counts(numerator, denominator, kind):
    if kind not in KINDS:
        raise StatisticsError("kind", f"{kind!r} is none", f"One of {', '.join(KINDS)}.")
    x, n = (np.asarray(one, dtype=float) for one in (numerator, denominator))
    bad = np.flatnonzero((x < 0) | (n < 0) | ((x > n) if kind == "proportion" else False))
    if bad.size:
        i = int(bad[0])
        raise StatisticsError(
            f"row {i}",
            f"{x[i]:g} of {n[i]:g} is no {kind}",
            "Counts are 0 or more, shares at most 1.",
        )
    unknown = np.isnan(x) | np.isnan(n) | (n == 0)
    if unknown.all():
        raise StatisticsError("funnel", "no row is known", "Give at least one.")
    return np.where(unknown, np.nan, x), np.where(unknown, np.nan, n)
