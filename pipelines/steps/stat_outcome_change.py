"""How what people report changed since the first year in which they were asked.

Financial years of a place (P1), a service (P2) and a provider (P3). Some people answer in both
years, which would make the interval of the difference narrower; taken as separate samples it is
wider than it need be, never narrower.
"""

import pandas as pd

from pipelines.stats.change import difference_of_limits, signal

READS = ("stat_cell", "safe_cell", "dim_measure")
WRITES = "stat_outcome_change"
GRAIN = ("published_table", "measure_id", "place_id", "service_id", "provider_id", "period")

_SERIES = list(GRAIN[:-1])
_ESTIMATE = ["value", "lower", "upper"]
_TABLES = ("P1", "P2", "P3")


def run(frames):
    """One row per financial year after the first that has a value."""
    years = _years(frames)
    groups = years.groupby(_SERIES, dropna=False, sort=False)
    first = years.iloc[groups["row"].transform("first")].reset_index(drop=True)
    later = years["period"] != first["period"]
    now, then = years[later].reset_index(drop=True), first[later].reset_index(drop=True)
    gaps = difference_of_limits(*(tuple(end[c] for c in _ESTIMATE) for end in (now, then)))
    polarity = now["measure_id"].map(frames["dim_measure"].set_index("measure_id")["polarity"])
    found = pd.concat([now[list(GRAIN)], then["period"].rename("from_period"), gaps], axis=1)
    found["signal"] = [
        signal(verdict, good) for verdict, good in zip(gaps["verdict"], polarity, strict=True)
    ]
    return found


def _years(frames):
    """Financial years with a value, in order, each series together."""
    cells = frames["safe_cell"]
    starts = cells[["period", "period_kind", "period_start"]].drop_duplicates("period")
    years = frames["stat_cell"].merge(starts, on="period")
    wanted = years["published_table"].isin(_TABLES) & years["value"].notna()
    years = years[wanted & (years["period_kind"] == "financial_year")]
    years = years.sort_values([*_SERIES, "period_start"], ignore_index=True)
    return years.assign(row=range(len(years)))
