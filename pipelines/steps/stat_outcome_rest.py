"""Each place against the rest of its area: the rest leaves the place out.

Wards against the rest of their district, care board, county or alliance; districts against the rest
of their care board or county. Protected cells only (P1, financial years), never steadied values. Of
all places of one area on one measure and year, those are listed of which about one in ten is there
by chance (Benjamini and Hochberg, q = 0.10); how many were looked at stands beside them.
"""

import pandas as pd

from pipelines.disclosure.events import STEP
from pipelines.measures.registry import METHODS
from pipelines.stats import events
from pipelines.stats.change import signal
from pipelines.stats.comparisons import against_rest
from pipelines.stats.many import benjamini_hochberg, p_of_limits

READS = ("safe_cell", "dim_measure", "dim_place", "dim_place_ward")
WRITES = "stat_outcome_rest"
GRAIN = ("area_id", "measure_id", "period", "place_id")

_SUMS = ["sum_w", "sum_w2", "sum_wy", "sum_wy2"]
_LIST = ["area_id", "place_level", "measure_id", "period"]
_JUDGED = ["p_adjusted", "is_listed", "looked_at"]
_Q = 0.10
_KINDS = {"wilson": "proportion", "t": "mean", "byar": "count"}


def run(frames):
    """One row per area, place, measure and financial year in which both have a value."""
    rows = _pairs(frames)
    measures = frames["dim_measure"].set_index("measure_id")
    rows["polarity"] = rows["measure_id"].map(measures["polarity"])
    rows["most"] = rows["measure_id"].map(measures["scale_high"]).astype(float)
    method = rows["measure_id"].map(measures["measure_kind"]).map(METHODS)
    parts = [_compared(rows[method == of], kind) for of, kind in _KINDS.items()]
    found = pd.concat(parts).sort_values(list(GRAIN), ignore_index=True)
    p = p_of_limits(*(found[c] for c in ("difference", "difference_lower", "difference_upper")))
    lists = found.assign(p=p).groupby(_LIST, sort=False)
    judged = [
        benjamini_hochberg(part["p"], q=_Q).set_index(part.index)[_JUDGED] for _, part in lists
    ]
    found = found.join(pd.concat(judged) if judged else pd.DataFrame(columns=_JUDGED))
    # What is listed is also told from the rest by itself, as the verdict beside it says.
    found["stands_out"] = found.pop("is_listed").astype(bool) & (found["verdict"] != "cannot_tell")
    found["signal"] = [
        signal(verdict if stands_out else "cannot_tell", good)
        for verdict, stands_out, good in zip(
            found["verdict"], found["stands_out"], found["polarity"], strict=True
        )
    ]
    return found.drop(columns=[*_SUMS, *(f"{c}_area" for c in _SUMS), "polarity", "most"])


def _pairs(frames):
    """Cells of places beside those of the areas that hold them whole."""
    wards = frames["dim_place_ward"]
    wards = wards[wards["is_whole"].astype(bool)]
    wards = wards.rename(columns={"place_id": "area_id", "ward_id": "place_id"})
    places = frames["dim_place"]
    districts = places[places["place_level"] == "district"]
    within = pd.concat(
        [wards[["area_id", "place_id"]].assign(place_level="ward")]
        + [
            districts[["place_id", column]]
            .rename(columns={column: "area_id"})
            .dropna()
            .assign(place_level="district")
            for column in ("county_id", "icb_id")
        ]
    ).drop_duplicates()
    cells = frames["safe_cell"]
    cells = cells[(cells["published_table"] == "P1") & (cells["period_kind"] == "financial_year")]
    cells = cells[cells["suppressed_because"].isna() & (cells["n_people"] > 0)]
    cells = cells.reindex(columns=["measure_id", "place_id", "period", *_SUMS])
    rows = within.merge(cells, on="place_id")
    areas = cells.rename(columns={"place_id": "area_id"})
    rows = rows.merge(areas, on=["area_id", "measure_id", "period"], suffixes=("", "_area"))
    # A place that is all of its area has no rest.
    return rows[rows["sum_w"] < rows["sum_w_area"]].reset_index(drop=True)


def _compared(rows, kind):
    rows = rows.reset_index(drop=True)
    own, area = (tuple(rows[f"{c}{end}"].astype(float) for c in _SUMS) for end in ("", "_area"))
    if kind == "count":
        gaps = events.against_rest(own[::2], area[::2], rows["most"], open_by=STEP / 2)
    else:
        gaps = against_rest(own, area, kind=kind)
    found = pd.concat([rows, gaps], axis=1)
    return found[found["verdict"].notna()]
