"""Who was heard beside who lives here: the share of each group among both.

Pure functions: arrays in, frames out, no files, no database, no dashboard.
"""

import numpy as np
import pandas as pd

from pipelines.stats.intervals import wilson_interval

LEAST_SHARE = 0.7  # of its share of those who live here; below it a group is under-heard
VERDICTS = ("under_heard", "not_under_heard", "cannot_tell")


def heard_beside_here(heard, population, series, *, least_share=LEAST_SHARE, confidence=0.95):
    """How the groups of a dimension stand among those heard and among those who live here.

    Parameters
    ----------
    heard : array_like of float, shape (n,)
        People of each group who answered; NaN where it cannot be shown. Zero is a number.
    population : array_like of float, shape (n,)
        People of each group who live here; NaN where it is not published.
    series : array_like, shape (n,)
        What groups belong together, such as one place, year and dimension.
    least_share : float
        A group is under-heard where even the upper limit of its share of those heard lies below
        this part of its share of those who live here.

    Returns
    -------
    DataFrame, n rows
        Both shares are of the groups of which both numbers are known: `heard_share, heard_lower,
        heard_upper` of those heard (Wilson), `here_share` of those who live here, `of_its_share`
        (heard to here) and `verdict`, one of `VERDICTS`; null where one of the two is unknown, or
        no other group is known to be held beside it.

    Source
    ------
    The ratio of a group's share among respondents to that among the population, as used to judge
    how representative a response is; the part of 7 in 10 is our choice.
    """
    frame = pd.DataFrame({"n": heard, "lives": population}, dtype=float)
    frame[frame.isna().any(axis=1)] = np.nan
    groups = frame.groupby(np.asarray(series), sort=False)
    alone = (groups["n"].transform("count") < 2).to_numpy()
    frame[alone] = np.nan
    n, lives = frame["n"].to_numpy(), frame["lives"].to_numpy()
    of_heard, of_here = (groups[c].transform("sum").to_numpy() for c in ("n", "lives"))
    lower, upper = wilson_interval(np.nan_to_num(n), of_heard)
    with np.errstate(invalid="ignore", divide="ignore"):
        share, here = n / of_heard, lives / of_here
        part = np.where(here > 0, share / here, np.nan)
        verdict = np.select(
            [np.isnan(part), upper < least_share * here, lower >= least_share * here],
            [None, "under_heard", "not_under_heard"],
            default="cannot_tell",
        )
    return pd.DataFrame(
        {
            "heard_share": share,
            "heard_lower": np.where(np.isnan(n), np.nan, lower),
            "heard_upper": np.where(np.isnan(n), np.nan, upper),
            "here_share": here,
            "of_its_share": part,
            "verdict": pd.Series(verdict, dtype=object),
        }
    )
