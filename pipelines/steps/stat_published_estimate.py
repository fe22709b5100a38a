"""What the latest estimate of a publication says of a place, and how it moved.

A change is told only between two periods that do not overlap, each with limits of its own: two
samples of people. Where the publisher gives no limits nothing is compared, and the sentence says
so.
"""

import pandas as pd

from pipelines.stats import sentences_published
from pipelines.stats.change import difference, signal

READS = ("safe_published_estimate", "dim_measure")
WRITES = "stat_published_estimate"
GRAIN = ("measure_id", "place_id")

_ESTIMATE = ["value", "lower", "upper"]
_MOVED = ["difference", "difference_lower", "difference_upper"]


def run(frames):
    """One row per measure and place that has any row: latest period, change, sentence."""
    cells = frames["safe_published_estimate"].sort_values([*GRAIN, "period_start", "period"])
    cells = cells.assign(ends=_end(cells))
    known = cells[cells["value"].notna()]
    last = known.drop_duplicates(GRAIN, keep="last").set_index(list(GRAIN))
    silent = cells.drop_duplicates(GRAIN, keep="last").set_index(list(GRAIN))
    silent = silent[~silent.index.isin(last.index)]
    latest = pd.concat([last, silent]).sort_index()
    first = known[known[["lower", "upper"]].notna().all(axis=1)].drop_duplicates(GRAIN)
    first = first.set_index(list(GRAIN)).reindex(latest.index)
    apart = first["ends"] <= latest["period_start"]
    first = first[[*_ESTIMATE, "period", "period_words"]].where(apart)
    polarity = frames["dim_measure"].set_index("measure_id")["polarity"]
    units = frames["dim_measure"].set_index("measure_id")["unit"]
    of = latest.index.get_level_values("measure_id")
    moved = difference(
        tuple(latest[c].astype(float) for c in _ESTIMATE),
        tuple(first[c].astype(float) for c in _ESTIMATE),
    )
    moved.index = latest.index
    found = latest.assign(
        **moved, from_period=first["period"], from_period_words=first["period_words"],
        has_limits=latest[["lower", "upper"]].notna().all(axis=1), unit=of.map(units),
        polarity=of.map(polarity),
    )  # fmt: skip
    found["signal"] = [
        signal(verdict, good)
        for verdict, good in zip(found["verdict"], found["polarity"], strict=True)
    ]
    found = found.astype(object).where(found.notna(), None).reset_index()
    found["sentence"] = [sentences_published.estimate(row) for row in found.to_dict("records")]
    columns = [*GRAIN, "period", "has_limits", "from_period", *_MOVED, "verdict", "signal",
               "sentence"]  # fmt: skip
    found = found[columns]
    return found.astype({name: float for name in _MOVED} | {"has_limits": bool})


def _end(cells):
    """The first day after each period."""
    years = cells["period"].str.extract(r"^R(\d{4})-(\d{4})$").astype(float)
    months = cells["period"].str.extract(r"^R\d{4}-\d\d-\d\d/P(\d+)M$")[0].astype(float)
    kind = cells["period_kind"].map({"month": 1, "financial_year": 12, "calendar_year": 12})
    months = kind.fillna(12 * (years[1] - years[0] + 1)).fillna(months)
    starts = pd.to_datetime(cells["period_start"])
    counted = (starts.dt.year * 12 + starts.dt.month - 1 + months).astype("Int64")
    return pd.to_datetime(
        {"year": counted // 12, "month": counted % 12 + 1, "day": 1}
    )  # fmt: skip
