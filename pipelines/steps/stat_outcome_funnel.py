"""Providers of one service side by side, allowing for how many people each was heard from.

Protected cells only (P3, financial years); in-house and external providers stand in one funnel.
Somebody who answered twice in a year counts once: the size is the number of people heard, or the
effective number of weighted answers where that is smaller, so limits are never too narrow for it.
Limits widen where providers spread more than chance gives. Nobody is ranked.
"""

import numpy as np
import pandas as pd

from pipelines.measures.registry import METHODS
from pipelines.stats import funnels
from pipelines.stats.intervals import effective_number, weighted_mean
from pipelines.stats.sentences_fair import LEAST_PROVIDERS

READS = ("safe_cell", "dim_measure", "dim_provider")
WRITES = "stat_outcome_funnel"
GRAIN = ("measure_id", "service_id", "period", "provider_id")

_FUNNEL = ["measure_id", "service_id", "period"]
_LIMITS = ["lower_95", "upper_95", "lower_998", "upper_998"]


def run(frames):
    """One row per measure, service, financial year and provider; limits null without a funnel."""
    cells = _cells(frames)
    parts = [_funnel(part) for _, part in cells.groupby(_FUNNEL, sort=False)]
    found = pd.concat(parts, ignore_index=True) if parts else _funnel(cells)
    named = frames["dim_provider"].set_index("provider_id")["is_in_house"]
    found["is_in_house"] = found["provider_id"].map(named)
    columns = [*GRAIN, "service_name", "provider_name", "is_in_house", "n_people", "funnel_size",
               "value", *_LIMITS, "funnel_centre", "funnel_side", "phi", "is_adjusted",
               "between_variance", "person_sd"]  # fmt: skip
    return found[columns].sort_values(list(GRAIN), ignore_index=True)


def _cells(frames):
    cells, measures = frames["safe_cell"], frames["dim_measure"].set_index("measure_id")
    wanted = (cells["published_table"] == "P3") & (cells["period_kind"] == "financial_year")
    cells = cells[wanted].reset_index(drop=True)
    sums = [cells[c].astype(float).to_numpy() for c in ("sum_w", "sum_w2", "sum_wy", "sum_wy2")]
    mean, sd = weighted_mean(*sums)
    people = cells["n_people"].astype(float).to_numpy()
    size = np.fmin(people, effective_number(*sums[:2]))
    known = cells["suppressed_because"].isna().to_numpy() & (size > 0)
    is_share = (
        cells["measure_id"].map(measures["measure_kind"]).map(METHODS) == "wilson"
    ).to_numpy()
    mean = np.where(is_share, np.clip(mean, 0, 1), mean)
    return cells.assign(
        is_share=is_share,
        low=cells["measure_id"].map(measures["scale_low"]).astype(float),
        high=cells["measure_id"].map(measures["scale_high"]).astype(float),
        value=np.where(known, mean, np.nan),
        sd=np.where(known, sd, np.nan),
        funnel_size=np.where(known, size, np.nan),
    )


def _funnel(part):
    """The rows of one funnel with its limits."""
    nothing = dict.fromkeys(
        [*_LIMITS, "funnel_centre", "phi", "between_variance", "person_sd"], np.nan
    )
    part = part.assign(**nothing, funnel_side=None, is_adjusted=None)
    if part["value"].notna().sum() < LEAST_PROVIDERS:
        return part
    value, size = part["value"].to_numpy(), part["funnel_size"].to_numpy()
    if part["is_share"].iloc[0]:
        found = funnels.funnel(value * size, size, kind="proportion")
    else:
        found = funnels.funnel_of_means(value, part["sd"].to_numpy(), size)
        part["person_sd"] = funnels.pooled_deviation(part["sd"], size)
    found.index = part.index
    for column in _LIMITS:
        part[column] = found[column].clip(part["low"], part["high"]).where(part["value"].notna())
    part["funnel_centre"], part["phi"] = found["target"], found["phi"]
    part["is_adjusted"] = bool(found["adjusted"].iloc[0])
    part["between_variance"] = found["tau2"].where(found["adjusted"], 0.0)
    part["funnel_side"] = _side(part, found)
    return part


def _side(part, found):
    value = part["value"]
    return np.select(
        [value.isna(), value > found["upper_998"], value < found["lower_998"],
         value > found["upper_95"], value < found["lower_95"]],
        [None, "above_998", "below_998", "above_95", "below_95"],
        default="within",
    )  # fmt: skip
