"""Steadied values for small places: what a place says itself, drawn towards what all say.

A place of few people is drawn further than one of many. `own_voice` says how much of the steadied
value is the place's own: 1 all of it, 0 none. Always shown beside the raw value; never used to test
whether places differ, and no way round suppression: only values that may be shown come in.
The limits are those of the posterior: given that places vary as these do, the place's true value
lies between them so often. They are not confidence limits of the raw value.

Pure functions: arrays in, a frame out.
"""

from statistics import NormalDist

import numpy as np
import pandas as pd
from scipy.optimize import minimize
from scipy.special import betaincinv, betaln

from pipelines.errors import StatisticsError
from pipelines.stats.heterogeneity import between_variance, fit

LEAST_PLACES = 3
LARGEST = np.log(1e7)  # a prior of more people than that is one of no difference between places


def shrink(estimate, variance, *, covariates=None, method="PM", confidence=0.95):
    """Steadied values of averages or rates with known variances (Fay-Herriot).

    Parameters
    ----------
    estimate, variance : array_like of float, shape (places,)
        Each place's value, and the square of its standard error, above 0. Where either is unknown
        the place gets no steadied value and counts for nothing.
    covariates : array_like of float, shape (places,) or (places, k), optional
        What is known of each place besides: it is drawn towards their line, not to the average.
    method : str
        How the variance between places is worked out (`heterogeneity.between_variance`).

    Returns
    -------
    DataFrame
        `shrunk, own_voice, standard_error, lower, upper` and, in every row, `tau2`. The error
        includes that of the line; not that of tau2, which it takes as known.

    Refuses (StatisticsError) fewer than 3 known places and a variance that is not above 0.
    Fay and Herriot (1979), JASA 74:269; Rao and Molina (2015), Small Area Estimation, ch. 6.
    """
    y, v, x, known = _with_covariates(estimate, variance, covariates)
    tau2 = between_variance(y[known], v[known], covariates=x[known, 1:], method=method)
    beta, covariance = fit(y[known], v[known], x[known], tau2)
    with np.errstate(invalid="ignore"):
        own = tau2 / (tau2 + v)
        line = np.einsum("ij,jk,ik->i", x, covariance, x)
        error = np.sqrt(own * v + (1 - own) ** 2 * line)
    half = NormalDist().inv_cdf((1 + confidence) / 2) * error
    shrunk = own * y + (1 - own) * (x @ beta)
    own = np.where(known, own, np.nan)
    return pd.DataFrame(
        {"shrunk": shrunk, "own_voice": own, "standard_error": error,
         "lower": shrunk - half, "upper": shrunk + half, "tau2": tau2}
    )  # fmt: skip


def james_stein(estimate, variance):
    """Steadied values of equally sure estimates, drawn towards their average.

    Parameters
    ----------
    estimate : array_like of float, shape (places,)
        Four or more, none unknown.
    variance : float
        The square of the standard error that all share.

    Returns
    -------
    DataFrame
        `shrunk, own_voice`: the positive-part estimator.

    Source
    ------
    Efron and Morris (1975), JASA 70:311.
    """
    z = np.asarray(estimate, dtype=float)
    if len(z) < 4 or np.isnan(z).any() or not variance > 0:
        raise StatisticsError(
            "james_stein", "fewer than 4 places, an unknown value, or a variance not above 0",
            "Use `shrink` for places that are not equally sure.",
        )  # fmt: skip
    squares = ((z - z.mean()) ** 2).sum()
    own = max(0.0, 1 - (len(z) - 3) * variance / squares) if squares else 0.0
    return pd.DataFrame({"shrunk": z.mean() + own * (z - z.mean()), "own_voice": own})


def beta_binomial(successes, trials, *, method="ML", confidence=0.95):
    """Steadied shares: each place's own people and, as it were, some of everybody's.

    Parameters
    ----------
    successes, trials : array_like of float, shape (places,)
        People for whom it is so, of people who answered; nobody leaves the share of all.
    method : "ML" or "moments"
        How alpha and beta are found: by marginal likelihood, or by Marshall's moments.

    Returns
    -------
    DataFrame
        `shrunk, own_voice, lower, upper` and, in every row, `alpha, beta`: their sum is how many
        of everybody's people each place is given. Where places differ no more than chance both are
        infinite and all shares are that of all.
    """
    x, n = (np.asarray(one, dtype=float) for one in (successes, trials))
    if (x < 0).any() or (x > n).any() or np.isnan([*x, *n]).any():
        raise StatisticsError("beta_binomial", "a row is no share", "Counts satisfy 0 <= x <= n.")
    _require_places(n > 0)
    alpha, beta = _by_moments(x, n) if method == "moments" else _by_likelihood(x, n)
    if np.isinf(alpha):
        share = x.sum() / n.sum()
        parts = dict.fromkeys(("shrunk", "lower", "upper"), np.full(len(x), share))
        own = np.zeros(len(x))
    else:
        tail, own = (1 - confidence) / 2, n / (n + alpha + beta)
        a, b = x + alpha, n - x + beta
        parts = {"shrunk": a / (a + b), "lower": betaincinv(a, b, tail),
                 "upper": betaincinv(a, b, 1 - tail)}  # fmt: skip
    return pd.DataFrame({**parts, "alpha": alpha, "beta": beta}).assign(own_voice=own)


def marshall(events, population):
    """Steadied rates, drawn towards the rate of all.

    Returns
    -------
    DataFrame
        `shrunk, own_voice`; rates per person.

    Source
    ------
    Marshall (1991), Applied Statistics 40:283.
    """
    x, n = (np.asarray(one, dtype=float) for one in (events, population))
    if (x < 0).any() or (n <= 0).any() or np.isnan([*x, *n]).any():
        raise StatisticsError("marshall", "a population is not above 0", "Leave such places out.")
    rate = x.sum() / n.sum()
    variance = (n * (x / n - rate) ** 2).sum() / n.sum() - rate / n.mean()
    own = max(0.0, variance) / (max(0.0, variance) + rate / n) if rate else np.zeros(len(x))
    return pd.DataFrame({"shrunk": rate + own * (x / n - rate), "own_voice": own})


def _with_covariates(estimate, variance, covariates):
    """Values, variances, design with its constant, and which places are known."""
    y, v = (np.asarray(one, dtype=float) for one in (estimate, variance))
    columns = [np.ones(len(y))]
    if covariates is not None:
        columns += list(np.reshape(np.asarray(covariates, dtype=float), (len(y), -1)).T)
    known = ~np.isnan(y) & ~np.isnan(v)
    _require_places(known)
    return y, v, np.column_stack(columns), known


def _by_moments(x, n):
    x, n = x[n > 0], n[n > 0]
    mean, size = x.sum() / n.sum(), n.mean()
    spread = (n * (x / n - mean) ** 2).sum() / n.sum()
    variance = (spread - mean * (1 - mean) / size) / (1 - 1 / size) if size > 1 else 0
    if variance <= 0:
        return np.inf, np.inf
    prior = mean * (1 - mean) / variance - 1
    return mean * prior, (1 - mean) * prior


def _by_likelihood(x, n):
    """Marginal likelihood over the logit of the mean and the logarithm of the size."""
    mean = min(max(x.sum() / n.sum(), 1e-6), 1 - 1e-6)

    def loss(at):
        share, size = 1 / (1 + np.exp(-at[0])), np.exp(np.clip(at[1], -20, LARGEST + 1))
        a, b = share * size, (1 - share) * size
        return -(betaln(x + a, n - x + b) - betaln(a, b)).sum()

    starts = [(np.log(mean / (1 - mean)), size) for size in (1.0, 3.0, 6.0)]
    options = {"xatol": 1e-10, "fatol": 1e-12, "maxiter": 4000}
    best = min(
        (minimize(loss, at, method="Nelder-Mead", options=options) for at in starts),
        key=lambda found: found.fun,
    )
    share, size = 1 / (1 + np.exp(-best.x[0])), np.exp(best.x[1])
    if best.x[1] > LARGEST:
        return np.inf, np.inf
    return share * size, (1 - share) * size


def _require_places(known):
    if known.sum() < LEAST_PLACES:
        raise StatisticsError(
            "small areas", f"{int(known.sum())} places are known", "Steadying needs 3 or more."
        )
