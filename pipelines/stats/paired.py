"""Change of the same people: the average of each person's own difference, with its interval.

Pure functions: sums in, figures out.
"""

import numpy as np
import pandas as pd

from pipelines.errors import StatisticsError
from pipelines.stats.allocation import allocate
from pipelines.stats.change import judged
from pipelines.stats.intervals import mean_interval, wilson_interval

LEAST_PAIRS = 30  # below it, no direction is called
# In this order one of equal remainders is rounded up: so doubt never flatters.
_WAYS = ("same", "worse", "better")


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
        `same_share`, fractions of 1; `better_pct, same_pct, worse_pct`, whole per cents of them
        that add up to 100 by largest remainder. All of them or none.
    """
    people, up, down = (np.asarray(one, dtype=float) for one in (n, better, worse))
    known = np.isfinite(people) & np.isfinite(up) & np.isfinite(down) & (people > 0)
    low, high = wilson_interval(np.where(known, up, 0), np.where(known, people, 0))
    people, up, down = (np.where(known, one, np.nan) for one in (people, up, down))
    level = people - up - down
    found = pd.DataFrame(
        {
            "better_share": up / people,
            "better_lower": low,
            "better_upper": high,
            "worse_share": down / people,
            "same_share": level / people,
        }
    )
    return found.join(_whole_per_cents({"better": up, "same": level, "worse": down}))


def _whole_per_cents(counts):
    """Of counts that stand side by side; rows of which any is unknown have none."""
    known = pd.DataFrame(counts).dropna().astype("int64")
    parts = known.melt(ignore_index=False, var_name="way", value_name="weight")
    parts = parts.rename_axis("key").reset_index()
    parts["place_id"] = parts["way"].map(_WAYS.index)
    some = parts[parts["weight"] > 0]
    parts["pct"] = allocate(pd.Series(100, index=known.index), some).reindex(parts.index)
    told = parts.pivot(index="key", columns="way", values="pct").fillna(0).astype("Int64")
    told = told.reindex(index=range(len(counts["same"])), columns=list(counts))
    return told.rename(columns=lambda way: f"{way}_pct")
