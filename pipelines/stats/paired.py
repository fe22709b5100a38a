"""Change of the same people: the average of each person's own difference, with its interval.

Pure functions: sums in, figures out.
"""

import numpy as np
import pandas as pd

from pipelines.errors import StatisticsError
from pipelines.stats.change import judged
from pipelines.stats.intervals import mean_interval, wilson_interval

LEAST_PAIRS = 30  # below it, no direction is called


def paired_change(n, sum_change, sum_change2):
    """Average change of people who answered at two points, by Student's t on their differences.

    Parameters
    ----------
    n : array_like of int, shape (n,)
        People who answered twice. NaN where hidden.
    sum_change, sum_change2 : array_like of float
        Sum of the differences, latest less first, and of their squares.

    Returns
    -------
    DataFrame
        `difference, difference_lower, difference_upper` in the unit of the measure, and `verdict`:
        higher, lower or cannot_tell; below 30 pairs always the last, null where there is none.

    Raises
    ------
    StatisticsError
        If the squares are smaller than the sums allow.

    Source
    ------
    Student (1908), Biometrika 6:1-25; 30 people at two points is the rule of thumb of the authors
    of the Warwick-Edinburgh Mental Wellbeing Scales (methods 5).
    """
    people, total, squares = (np.asarray(one, dtype=float) for one in (n, sum_change, sum_change2))
    people = np.where(people > 0, people, np.nan)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = total / people
        spread = squares - people * mean**2
        if (spread < -1e-6 * np.maximum(squares, 1)).any():
            raise StatisticsError("paired_change", "squares are smaller than the sums allow")
        sd = np.sqrt(np.maximum(spread, 0) / np.where(people > 1, people - 1, np.nan))
    low, high = mean_interval(mean, sd, people)
    found = judged(mean, low, high)
    few = (people < LEAST_PAIRS) & found["verdict"].notna().to_numpy()
    found.loc[few, "verdict"] = "cannot_tell"
    return found


def shares(n, better, worse):
    """Shares of people who answered twice and did better, worse or the same.

    Parameters
    ----------
    n, better, worse : array_like, shape (n,)
        People who answered twice, those of them who did better, and who did worse. NaN where
        hidden.

    Returns
    -------
    DataFrame
        `better_share, better_lower, better_upper` (Wilson's limits), `worse_share` and
        `same_share`, fractions of 1. All of them or none.
    """
    people, up, down = (np.asarray(one, dtype=float) for one in (n, better, worse))
    known = np.isfinite(people) & np.isfinite(up) & np.isfinite(down) & (people > 0)
    low, high = wilson_interval(np.where(known, up, 0), np.where(known, people, 0))
    people, up, down = (np.where(known, one, np.nan) for one in (people, up, down))
    return pd.DataFrame(
        {
            "better_share": up / people,
            "better_lower": low,
            "better_upper": high,
            "worse_share": down / people,
            "same_share": (people - up - down) / people,
        }
    )
