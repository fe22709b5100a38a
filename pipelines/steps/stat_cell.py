"""What people report, with its limits: shares by Wilson, averages by Student's t, events by Byar.

Only protected cells come here, so a hidden one shapes nothing. Weights count by the effective
number of answers; repeated answers of one person count as answers.
"""

import numpy as np
import pandas as pd

from pipelines.disclosure.events import STEP
from pipelines.measures.registry import METHODS
from pipelines.stats import events
from pipelines.stats.intervals import (
    effective_number,
    mean_interval,
    weighted_mean,
    wilson_interval,
)

READS = ("safe_cell", "dim_measure")
WRITES = "stat_cell"
GRAIN = ("published_table", "measure_id", "place_id", "service_id", "provider_id",
         "group_dimension", "group_value", "period")  # fmt: skip

_WORDS = {
    "wilson": "Weighted share, 95 % limits by Wilson's method on the effective number of answers",
    "byar": "Events told of per answer, in all to the nearest five; 95 % limits by Byar's method,"
    " wider by what the step leaves open, and allowing for any one answer to tell of up to {most}",
    "t": "Weighted average, 95 % limits by Student's t on the effective number of answers",
}
_PLACES = 6  # of a published value; the next digits say nothing


def run(frames):
    """One row per protected cell: value, limits, effective number of answers, method."""
    cells, measures = frames["safe_cell"], frames["dim_measure"].set_index("measure_id")
    method = cells["measure_id"].map(measures["measure_kind"]).map(METHODS)
    sums = [cells[name].astype(float).to_numpy() for name in ("sum_w", "sum_w2")]
    n_eff = effective_number(*sums)
    mean, sd = weighted_mean(*sums, *(cells[c].astype(float) for c in ("sum_wy", "sum_wy2")))
    low, high = (
        cells["measure_id"].map(measures[end]).to_numpy(dtype=float)
        for end in ("scale_low", "scale_high")
    )
    is_share = (method == "wilson").to_numpy()
    share = np.clip(np.where(is_share, mean, np.nan), 0, 1)
    wilson = wilson_interval(share * n_eff, n_eff)
    # A t interval knows no end of the scale; no answer lies beyond one.
    limits = [np.clip(limit, low, high) for limit in mean_interval(mean, sd, n_eff)]
    found = pd.DataFrame(
        {
            "value": np.where(is_share, share, mean),
            "lower": np.where(is_share, wilson[0], limits[0]),
            "upper": np.where(is_share, wilson[1], limits[1]),
            "n_effective": n_eff,
        },
        index=cells.index,
    ).round(_PLACES)
    counted = (method == "byar").to_numpy()
    if counted.any():
        found.loc[counted] = _counted(cells[counted], high[counted])
    told = counted & cells["n_people"].gt(0).fillna(False).to_numpy()  # nobody heard, nothing told
    found["events_told"] = cells["sum_wy"].where(told).astype("Int64")
    found["method_words"] = method.map(_WORDS)
    words = found.loc[counted, "method_words"]
    found.loc[counted, "method_words"] = [
        said.format(most=f"{most:g}") for said, most in zip(words, high[counted], strict=True)
    ]
    return pd.concat([cells[list(GRAIN)], found], axis=1)


def _counted(cells, most):
    """Of cells that count events: so many per answer, with limits from what is shown alone."""
    total, answers = (cells[c].astype(float).to_numpy() for c in ("sum_wy", "sum_w"))
    value, lower, upper = events.per_answer(total, answers, most, open_by=STEP / 2)
    return np.column_stack([value, lower, upper, answers]).round(_PLACES)
