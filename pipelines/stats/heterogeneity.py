"""How much places differ beyond chance, and whether an average says anything about the next place.

Pure functions: estimates and their variances in, numbers and words out. An average over places is
never shown without this spread.
"""

from typing import NamedTuple

import numpy as np
from scipy.optimize import brentq, minimize_scalar
from scipy.special import gammaincc, stdtrit

from pipelines.errors import StatisticsError

METHODS = ("PM", "DL", "HE", "EB", "REML", "ML")
LEAST_PLACES = 5  # below this many nothing is said about spread


class Spread(NamedTuple):
    """What places have in common and how far they differ.

    `mean, lower, upper`: the average place with its interval. `tau2`: variance between places.
    `i2`: its share of all variance, 0 to 1. `q, q_p`: Cochran's test that all are alike.
    `next_lower, next_upper`: where one more such place would lie. `travels`: `travels` (one more
    place would be on the same side of the reference), `depends_on_place` (the average is, one more
    place need not be), `cannot_tell`, or `too_few_places`.
    """

    places: int
    mean: float
    se: float
    lower: float
    upper: float
    tau2: float
    i2: float
    q: float
    q_p: float
    next_lower: float
    next_upper: float
    travels: str


def between_variance(estimate, variance, *, covariates=None, method="PM"):
    """Variance between places beyond that of their own estimates; never below 0.

    Parameters
    ----------
    estimate, variance : array_like of float, shape (places,)
        Each place's value, and the square of its standard error, above 0.
    covariates : array_like of float, shape (places,) or (places, k), optional
        What is known of each place besides; the variance is that about their line.
    method : str
        PM Paule-Mandel; DL DerSimonian-Laird; HE Hedges, which without covariates is Prasad-Rao's;
        EB empirical Bayes, which solves the same equation as PM; REML, ML by likelihood.

    Source
    ------
    Veroniki and others (2016), Research Synthesis Methods 7:55, reviews them.
    """
    y, v, x = _design(estimate, variance, covariates)
    if method not in METHODS:
        raise StatisticsError("method", f"{method!r} is none", f"One of {', '.join(METHODS)}.")
    free = len(y) - x.shape[1]
    if method == "HE":
        project = np.eye(len(y)) - x @ np.linalg.pinv(x)
        return max(0.0, float((y @ project @ y - np.diag(project) @ v) / free))
    if method == "DL":
        project = _projection(x, 1 / v)
        return max(0.0, float((y @ project @ y - free) / np.trace(project)))
    far = 10 * (np.var(y) + v.max())
    if method in ("ML", "REML"):
        loss = lambda tau2: _minus_log_likelihood(tau2, y, v, x, method)  # noqa: E731
        found = minimize_scalar(loss, bounds=(0, far), method="bounded", options={"xatol": 1e-12})
        return float(found.x) if loss(found.x) < loss(0.0) else 0.0
    excess = lambda tau2: y @ _projection(x, 1 / (v + tau2)) @ y - free  # noqa: E731
    if excess(0.0) <= 0:
        return 0.0
    while excess(far) > 0:
        far *= 10
    return float(brentq(excess, 0, far, xtol=1e-15, rtol=1e-14))


def spread(estimate, variance, *, reference=0.0, method="PM", confidence=0.95):
    """What places have in common, how far they differ, and whether it travels.

    Parameters
    ----------
    estimate, variance : array_like of float, shape (places,)
        NaN rows are left out.
    reference : float
        What would mean "nothing": 0 for a change or a difference.

    Returns
    -------
    Spread
        With fewer than 5 places only their number is given.

    Source
    ------
    Higgins, Thompson and Spiegelhalter (2009), JRSS A 172:137, for the next place's interval.
    """
    y, v = (np.asarray(one, dtype=float) for one in (estimate, variance))
    known = ~np.isnan(y) & ~np.isnan(v)
    y, v = y[known], v[known]
    k, nan = len(y), np.nan
    if k < LEAST_PLACES:
        return Spread(k, *[nan] * 10, "too_few_places")
    tau2, w = between_variance(y, v, method=method), 1 / v
    mean, (covariance,) = fit(y, v, np.ones((k, 1)), tau2)
    mean, se = float(mean[0]), float(np.sqrt(covariance[0]))
    q = float((w * (y - np.average(y, weights=w)) ** 2).sum())
    typical = (k - 1) * w.sum() / (w.sum() ** 2 - (w**2).sum())
    half = stdtrit(k - 1, (1 + confidence) / 2) * se
    wide = stdtrit(k - 2, (1 + confidence) / 2) * np.sqrt(tau2 + se**2)
    limits = mean - half, mean + half, mean - wide, mean + wide
    return Spread(
        k, mean, se, *limits[:2], tau2, tau2 / (tau2 + typical), q,
        float(gammaincc((k - 1) / 2, q / 2)), *limits[2:], _travels(*limits, reference),
    )  # fmt: skip


def fit(estimate, variance, design, tau2):
    """Coefficients of the places' line and their covariance, given the variance between places."""
    w = 1 / (variance + tau2)
    covariance = np.linalg.inv(design.T @ (design * w[:, None]))
    return covariance @ (design.T @ (w * estimate)), covariance


def _travels(lower, upper, next_lower, next_upper, reference):
    if not (lower > reference or upper < reference):
        return "cannot_tell"
    apart = next_lower > reference or next_upper < reference
    return "travels" if apart else "depends_on_place"


def _design(estimate, variance, covariates):
    y, v = (np.asarray(one, dtype=float) for one in (estimate, variance))
    columns = [np.ones(len(y))]
    if covariates is not None:
        columns += list(np.asarray(covariates, dtype=float).reshape(len(y), -1).T)
    x = np.column_stack(columns)
    if len(y) != len(v) or len(y) <= x.shape[1]:
        raise StatisticsError("between_variance", "too few places", "Give more than are fitted.")
    if not (v > 0).all() or np.isnan([*y, *x.ravel()]).any():
        raise StatisticsError(
            "between_variance", "a variance is not above 0, or a value is unknown",
            "Leave such places out.",
        )  # fmt: skip
    return y, v, x


def _projection(x, w):
    weighted = x * w[:, None]
    return np.diag(w) - weighted @ np.linalg.solve(x.T @ weighted, weighted.T)


def _minus_log_likelihood(tau2, y, v, x, method):
    w = 1 / (v + tau2)
    beyond = y @ _projection(x, w) @ y - np.log(w).sum()
    if method == "REML":
        beyond += np.linalg.slogdet(x.T @ (x * w[:, None]))[1]
    return beyond / 2
