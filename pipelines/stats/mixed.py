"""Places or providers with their people: random-intercept models of scores and of shares.

Pure functions. One level of groups and no covariates: what is wanted here is how far groups differ
and where each lies, not a general model.
"""

from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy.optimize import minimize, minimize_scalar
from scipy.special import expit, gammaln, xlog1py, xlogy

from pipelines.errors import StatisticsError

NODES = 25


class Mixed(NamedTuple):
    """`groups`: a row a group, `shrunk` and `own_voice`; `sd_between` and `sd_within` of people
    (NaN of shares); `icc`: share of all variance that lies between groups."""

    groups: pd.DataFrame
    intercept: float
    sd_between: float
    sd_within: float
    icc: float


def scores(score, group):
    """Mean score of each group, drawn towards the mean of all (REML).

    Parameters
    ----------
    score : array_like of float, shape (people,)
        NaN are left out.
    group : array_like, shape (people,)
        Whose person it is. Two groups or more, and one of two people or more.

    Source
    ------
    Laird and Ware (1982), Biometrics 38:963.
    """
    frame = pd.DataFrame({"score": np.asarray(score, dtype=float), "group": group}).dropna()
    by = frame.groupby("group", sort=False)["score"]
    n, mean = by.size().to_numpy(dtype=float), by.mean().to_numpy()
    if len(n) < 2 or n.sum() <= len(n):
        raise StatisticsError("scores", "fewer than 2 groups, or none of 2 people", "Give more.")
    within = float(((frame["score"] - by.transform("mean")) ** 2).sum())
    people = n.sum()

    def fit(ratio):
        w = n / (1 + n * ratio)  # of a group's mean, in units of the variance within
        centre = np.average(mean, weights=w)
        total = within + (w * (mean - centre) ** 2).sum()
        variance = total / (people - 1)
        loss = (people - 1) * np.log(variance) + np.log1p(n * ratio).sum() + np.log(w.sum())
        return loss, centre, variance

    found = minimize_scalar(lambda t: fit(np.exp(t))[0], bounds=(-30, 12), method="bounded",
                            options={"xatol": 1e-10})  # fmt: skip
    ratio = float(np.exp(found.x)) if found.fun < fit(0.0)[0] - 1e-10 else 0.0
    _, centre, variance = fit(ratio)
    own = n * ratio / (1 + n * ratio)
    groups = pd.DataFrame(
        {"shrunk": centre + own * (mean - centre), "own_voice": own}, index=list(by.groups)
    )
    return Mixed(groups, float(centre), float(np.sqrt(ratio * variance)), float(np.sqrt(variance)),
                 ratio / (1 + ratio))  # fmt: skip


def shares(successes, trials):
    """Share of each group, drawn towards that of all on the logit scale.

    By adaptive Gauss-Hermite quadrature of 25 points; `shrunk` is at the mode of each group.

    Source
    ------
    Pinheiro and Bates (1995), J Computational and Graphical Statistics 4:12.
    """
    x, n = (np.asarray(one, dtype=float) for one in (successes, trials))
    if (x < 0).any() or (x > n).any() or np.isnan([*x, *n]).any() or len(x) < 2:
        raise StatisticsError("shares", "a row is no share, or one group", "Mend or add rows.")
    mean = np.clip(x.sum() / n.sum(), 1e-6, 1 - 1e-6)
    start = np.array([np.log(mean / (1 - mean)), np.log(0.5)])
    found = minimize(
        lambda at: _loss(at[0], np.exp(np.clip(at[1], -12, 5)), x, n), start, method="Nelder-Mead",
        options={"xatol": 1e-8, "fatol": 1e-10, "maxiter": 2000},
    )  # fmt: skip
    intercept, sd = float(found.x[0]), float(np.exp(found.x[1]))
    mode, curve = _modes(intercept, sd, x, n)
    own = 1 - 1 / (sd**2 * curve)
    groups = pd.DataFrame({"shrunk": expit(intercept + mode), "own_voice": np.clip(own, 0, 1)})
    return Mixed(groups, intercept, sd, np.nan, sd**2 / (sd**2 + np.pi**2 / 3))


def _modes(intercept, sd, x, n):
    """Most likely effect of each group, and the curvature there (information)."""
    effect = np.zeros(len(x))
    for _ in range(100):
        p = expit(intercept + effect)
        curve = n * p * (1 - p) + 1 / sd**2
        step = (x - n * p - effect / sd**2) / curve
        effect = effect + np.clip(step, -2, 2)
        if np.abs(step).max() < 1e-12:
            break
    p = expit(intercept + effect)
    return effect, n * p * (1 - p) + 1 / sd**2


def _loss(intercept, sd, x, n):
    nodes, weights = np.polynomial.hermite.hermgauss(NODES)
    mode, curve = _modes(intercept, sd, x, n)
    scale = np.sqrt(2 / curve)[:, None]
    effect = mode[:, None] + scale * nodes
    p = expit(intercept + effect)
    log = (
        xlogy(x[:, None], p) + xlog1py((n - x)[:, None], -p)
        - effect**2 / (2 * sd**2) - np.log(sd * np.sqrt(2 * np.pi))
        + nodes**2 + np.log(weights) + np.log(scale)
    )  # fmt: skip
    ways = gammaln(n + 1) - gammaln(x + 1) - gammaln(n - x + 1)
    return -(np.logaddexp.reduce(log, axis=1) + ways).sum()
