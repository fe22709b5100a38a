"""How far apart the most and the least deprived fifth of areas are on what people report.

Protected cells only; a place has a gap where both fifths can be shown. The gap of a year less that
of the first year that has one says whether it has changed. Years are taken as separate samples.
"""

import numpy as np
import pandas as pd

from pipelines.stats import sentences_gap
from pipelines.stats.change import difference_of_limits, signal

READS = ("safe_cell", "stat_cell", "dim_measure")
WRITES = "stat_outcome_gap"
GRAIN = ("measure_id", "place_id", "period")

DIMENSION = "deprivation_fifth"
MOST, LEAST = "Fifth 1, most deprived areas", "Fifth 5, least deprived areas"
_KEY = list(GRAIN)
_ESTIMATE = ["value", "lower", "upper"]
_DIFFERENCE = ["difference", "difference_lower", "difference_upper"]


def run(frames):
    """One row per measure, place and financial year in which both fifths were asked."""
    cells = _cells(frames)
    most, least = (
        cells[cells["group_value"] == end].set_index(_KEY)[_ESTIMATE] for end in (MOST, LEAST)
    )
    both = most.join(least, how="inner", suffixes=("_most", "_least")).sort_index()
    found = both.reset_index()
    ends = [tuple(found[f"{c}_{end}"] for c in _ESTIMATE) for end in ("most", "least")]
    found = pd.concat([found[_KEY], difference_of_limits(*ends)], axis=1)
    found = pd.concat([found, _changes(found)], axis=1)
    measures = frames["dim_measure"].set_index("measure_id")
    for column in ("polarity", "unit"):
        found[column] = found["measure_id"].map(measures[column])
    found["signal"] = [
        signal(*pair) for pair in zip(found["verdict"], found["polarity"], strict=True)
    ]
    found["sentence"] = [sentences_gap.gap(row) for row in found.to_dict("records")]
    return found.drop(columns=["polarity", "unit"])


def _cells(frames):
    """Fifths by financial year with value and limits; keys of financial years sort by time."""
    cells = frames["safe_cell"]
    cells = cells[(cells["group_dimension"] == DIMENSION) & cells["period"].notna()]
    cells = cells[[*_KEY, "group_value"]]
    figures = frames["stat_cell"][frames["stat_cell"]["group_dimension"] == DIMENSION]
    return cells.merge(figures[[*_KEY, "group_value", *_ESTIMATE]], on=[*_KEY, "group_value"])


def _changes(gaps):
    """The gap of each later year less the first that has a value."""
    known = gaps[gaps["difference"].notna()]
    first = known.groupby(["measure_id", "place_id"], sort=False).first()
    then = gaps[["measure_id", "place_id"]].merge(
        first.reset_index(), on=["measure_id", "place_id"], how="left"
    )
    later = gaps["period"].to_numpy() > then["period"].fillna("").to_numpy()
    later &= then["period"].notna().to_numpy()
    ends = [
        tuple(frame[c].where(pd.Series(later, frame.index)) for c in _DIFFERENCE)
        for frame in (gaps, then)
    ]
    changes = difference_of_limits(*ends).add_prefix("change_")
    changes["from_period"] = np.where(later, then["period"], None)
    return changes
