"""What the wards of a district say, steadied: each drawn towards all of them by how few it has.

Protected cells only (P1, financial years): a hidden ward gets no steadied value and shapes none.
The limits are those of the posterior, not of a repeated survey, and no steadied value is used to
test whether wards differ. One deviation of single people is taken for all wards of a district, so
that a ward where by chance all agreed does not pass for certain.
"""

import numpy as np
import pandas as pd

from pipelines.measures.registry import METHODS
from pipelines.stats.funnels import pooled_deviation
from pipelines.stats.intervals import effective_number, weighted_mean
from pipelines.stats.small_areas import LEAST_PLACES, shrink

READS = ("safe_cell", "stat_cell", "dim_measure", "dim_place")
WRITES = "stat_outcome_steadied"
GRAIN = ("measure_id", "place_id", "period")

_VALUE = ["value", "lower", "upper"]
_STEADIED = ["steadied_value", "steadied_lower", "steadied_upper", "own_voice", "steadied_towards"]


def run(frames):
    """One row per ward, measure and financial year; without a steadied value where none can be."""
    cells = _cells(frames)
    groups = cells.groupby(["measure_id", "district_id", "period"], sort=False)
    parts = [_steadied(part) for _, part in groups]
    found = pd.concat(parts) if parts else _steadied(cells)
    return found[[*GRAIN, "district_id", *_VALUE, *_STEADIED]].sort_values(
        list(GRAIN), ignore_index=True
    )


def _cells(frames):
    places, measures = frames["dim_place"], frames["dim_measure"].set_index("measure_id")
    wards = places[(places["place_level"] == "ward") & places["district_id"].notna()]
    cells = frames["safe_cell"]
    cells = cells[(cells["published_table"] == "P1") & (cells["period_kind"] == "financial_year")]
    cells = cells.merge(wards[["place_id", "district_id"]], on="place_id")
    figures = frames["stat_cell"]
    figures = figures[figures["published_table"] == "P1"]
    cells = cells.merge(figures[[*GRAIN, *_VALUE]], on=list(GRAIN), how="left")
    sums = [cells[c].astype(float).to_numpy() for c in ("sum_w", "sum_w2", "sum_wy", "sum_wy2")]
    people = cells["n_people"].astype(float).to_numpy()
    return cells.assign(
        sd=weighted_mean(*sums)[1],
        size=np.fmin(people, effective_number(*sums[:2])),
        is_share=(cells["measure_id"].map(measures["measure_kind"]).map(METHODS) == "wilson"),
        low=cells["measure_id"].map(measures["scale_low"]).astype(float),
        high=cells["measure_id"].map(measures["scale_high"]).astype(float),
    )


def _steadied(part):
    part = part.assign(**dict.fromkeys(_STEADIED, np.nan))
    known = part["value"].notna() & part["size"].gt(1)
    variance = _deviation(part[known]) ** 2 / part["size"].where(known)
    if known.sum() < LEAST_PLACES or not (variance[known] > 0).all():
        return part
    found = shrink(part["value"].where(known), variance)
    found.index = part.index
    for column, name in zip(("shrunk", "lower", "upper"), _STEADIED[:3], strict=True):
        part[name] = found[column].where(known).clip(part["low"], part["high"])
    part["own_voice"] = found["own_voice"]
    part["steadied_towards"] = _towards(part["value"].where(known), variance, found["tau2"])
    return part


def _deviation(part):
    """Of single people's answers within wards; of shares from the share of all of them."""
    if not len(part):
        return np.nan
    if part["is_share"].iloc[0]:
        share = np.average(part["value"], weights=part["size"])
        return np.sqrt(share * (1 - share))
    return pooled_deviation(part["sd"], part["size"])


def _towards(value, variance, tau2):
    known = value.notna()
    return np.average(value[known], weights=1 / (variance + tau2)[known])
