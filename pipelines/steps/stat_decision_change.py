"""The cell that a decision saw, beside the latest of the same measure and place: then and now.

What was seen is kept with the decision. Protected cells only. What a decision brought about, no
difference of two years can show.
"""

import numpy as np
import pandas as pd

from pipelines.disclosure import hidden_as
from pipelines.stats import sentences_decided
from pipelines.stats.change import difference_of_limits, signal

READS = ("dim_decision", "safe_cell", "stat_cell", "dim_measure")
WRITES = "stat_decision_change"
GRAIN = ("decision_id",)

_CELL = ["measure_id", "place_id"]
_ENDS = ("value", "lower", "upper")


def run(frames):
    """One row per decision that names a measure and a place."""
    decided = frames["dim_decision"].dropna(subset=_CELL)
    latest = _latest(frames["safe_cell"], frames["stat_cell"])
    rows = decided.merge(latest, on=_CELL, how="left")
    measures = frames["dim_measure"].set_index("measure_id")
    now, then = (
        tuple(rows[f"{when}_{end}"].astype("float64") for end in _ENDS) for when in ("now", "seen")
    )
    gaps = difference_of_limits(now, then)
    # The same year seen twice is no change, however a later build may have counted it.
    same = (rows["now_period"] == rows["period"]).to_numpy()
    gaps = gaps.mask(np.repeat(same[:, None], gaps.shape[1], axis=1))
    found = pd.concat([rows[["decision_id", *_NOW]].reset_index(drop=True), gaps], axis=1)
    polarity = rows["measure_id"].map(measures["polarity"])
    found["signal"] = [
        signal(verdict, good) for verdict, good in zip(gaps["verdict"], polarity, strict=True)
    ]
    told = found.assign(unit=rows["measure_id"].map(measures["unit"]), period=rows["period"],
                        seen_value=rows["seen_value"])  # fmt: skip
    told = told.astype(object).where(told.notna(), None)
    found["sentence"] = [sentences_decided.since(row) for row in told.to_dict("records")]
    return found


_NOW = ["now_period", "now_value", "now_lower", "now_upper", "now_people", "now_why",
        "now_hidden_as"]  # fmt: skip


def _latest(cells, figures):
    """The latest financial year in which each place was asked, with its figures or the reason."""
    years = cells[(cells["published_table"] == "P1") & (cells["period_kind"] == "financial_year")]
    years = years.sort_values("period").drop_duplicates(_CELL, keep="last")
    key = [*_CELL, "period"]
    of_places = figures.loc[figures["published_table"] == "P1", [*key, *_ENDS]]
    found = years[[*key, "n_people", "suppressed_because"]].merge(of_places, on=key, how="left")
    found["hidden_as"] = found.pop("suppressed_because").map(hidden_as)
    hidden = found["hidden_as"].notna()
    silent = found["n_people"].eq(0).fillna(False)
    found["why"] = pd.Series(None, index=found.index, dtype=object).mask(silent, "not_heard").mask(
        hidden, "too_few"
    )  # fmt: skip
    found = found.rename(columns={"n_people": "people"})
    return found.rename(columns={c: f"now_{c}" for c in found.columns if c not in _CELL})
