"""Plain control limits, exactly: the lines of a funnel, and which side of them a place lies.

Pure functions. For funnels whose limits allow for spread beyond chance see `funnels`.

Source: Spiegelhalter (2005), Statistics in Medicine 24:1185; OHID, Fingertips technical guidance.
"""

from statistics import NormalDist

import numpy as np
import pandas as pd

from pipelines.errors import StatisticsError
from pipelines.stats.intervals import poisson_limits

TAILS = {"95": 0.025, "998": 0.001}
LEAST_EVENTS = 10  # a directly standardised rate of fewer events is not judged


def share_lines(population, baseline):
    """Shares of 0 to 1 between which places of each size lie by chance.

    Parameters
    ----------
    population : array_like of float, shape (n,)
        People who answered.
    baseline : float
        The share of all together, 0 to 1.

    Returns
    -------
    DataFrame
        `population, lower_95, upper_95, lower_998, upper_998, baseline`. These are the shares
        whose score (Wilson) test against the baseline is just at its limit.
    """
    n = np.asarray(population, dtype=float)
    if not 0 <= baseline <= 1 or (n <= 0).any():
        raise StatisticsError(
            "share_lines", "a population is not above 0, or the baseline is no share", "Mend it."
        )
    frame = pd.DataFrame({"population": n})
    error = np.sqrt(baseline * (1 - baseline) / n)
    for name, tail in TAILS.items():
        z = NormalDist().inv_cdf(1 - tail)
        frame[f"lower_{name}"] = np.clip(baseline - z * error, 0, 1)
        frame[f"upper_{name}"] = np.clip(baseline + z * error, 0, 1)
    return frame.assign(baseline=baseline)


def event_lines(events):
    """For each number of events: between how many expected ones it is within the limits.

    Returns
    -------
    DataFrame
        `events`; `lower_95_expected, upper_95_expected` and the same for 998: expected events at
        which so many observed are just on the lower or the upper limit; and `lower_95, upper_95`,
        `lower_998, upper_998`: the same as a ratio of observed to expected. Times a baseline rate
        the ratios are the lines of rates; expected events by that rate are people.
    """
    x = np.asarray(events, dtype=float)
    frame = pd.DataFrame({"events": x})
    for name, tail in TAILS.items():
        fewest, most = poisson_limits(x, tail)
        frame[f"lower_{name}_expected"], frame[f"upper_{name}_expected"] = most, fewest
        with np.errstate(divide="ignore", invalid="ignore"):
            frame[f"lower_{name}"], frame[f"upper_{name}"] = x / most, x / fewest
    return frame


def side_of_share(successes, trials, baseline=None):
    """Which limit each place's share lies beyond: high_998, high_95, low_95, low_998 or None.

    `baseline`: the share of all together unless given.
    """
    x, n = (np.asarray(one, dtype=float) for one in (successes, trials))
    p = np.nansum(x) / np.nansum(n) if baseline is None else baseline
    lines = share_lines(n, p)
    return _sides(x / n, lines)


def side_of_events(events, expected):
    """The same for events against those expected, by Poisson's limits taken exactly."""
    x, e = (np.asarray(one, dtype=float) for one in (events, expected))
    if (e <= 0).any():
        raise StatisticsError("side_of_events", "nothing is expected somewhere", "Leave it out.")
    lines = event_lines(x)
    # Too many events for what is expected: even the lower end of their interval lies above it.
    return pd.Series(
        np.select(
            [e < lines["upper_998_expected"], e < lines["upper_95_expected"],
             e > lines["lower_998_expected"], e > lines["lower_95_expected"]],
            ["high_998", "high_95", "low_998", "low_95"],
            default=None,
        ),
        dtype=object,
    )  # fmt: skip


def side_of_rate(events, rate, baseline, *, standardised=False):
    """The same for rates: people are worked out from events and rate.

    A directly standardised rate of fewer than 10 events is `not_applicable`; so is a rate of 0
    events, from which nobody can be counted.

    Parameters
    ----------
    rate, baseline : array_like of float and float
        In one unit, such as per 100,000.
    """
    x, r = (np.asarray(one, dtype=float) for one in (events, rate))
    counted = (x > 0) & (r > 0) & ((x >= LEAST_EVENTS) if standardised else True)
    sides = np.full(len(x), "not_applicable", dtype=object)
    if counted.any():
        found = side_of_events(x[counted], baseline * x[counted] / r[counted])
        sides[counted] = found.to_numpy(dtype=object)
    return pd.Series(sides, dtype=object)


def _sides(value, lines):
    return pd.Series(
        np.select(
            [value > lines["upper_998"], value > lines["upper_95"],
             value < lines["lower_998"], value < lines["lower_95"]],
            ["high_998", "high_95", "low_998", "low_95"],
            default=None,
        ),
        dtype=object,
    )  # fmt: skip
