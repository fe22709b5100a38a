"""The lines of each funnel of providers, at sizes close enough to be drawn as curves."""

import numpy as np
import pandas as pd

from pipelines.stats import funnels

READS = ("stat_outcome_funnel", "dim_measure")
WRITES = "stat_outcome_funnel_line"
GRAIN = ("measure_id", "service_id", "period", "funnel_size")

_FUNNEL = list(GRAIN[:-1])
_LIMITS = ["lower_95", "upper_95", "lower_998", "upper_998"]
_POINTS = 24


def run(frames):
    """Rows of sizes from somewhat below the smallest provider to somewhat above the largest."""
    measures = frames["dim_measure"].set_index("measure_id")
    known = frames["stat_outcome_funnel"]
    known = known[known["lower_95"].notna()]
    parts = [
        _lines(key, part, measures.loc[key[0]]) for key, part in known.groupby(_FUNNEL, sort=False)
    ]
    columns = [*GRAIN, *_LIMITS, "funnel_centre"]
    return pd.concat(parts, ignore_index=True)[columns] if parts else pd.DataFrame(columns=columns)


def _lines(key, part, measure):
    first = part.iloc[0]
    least, most = part["funnel_size"].min(), part["funnel_size"].max()
    # Even on the square root, for limits bend with it; whole sizes that stand once.
    ends = np.sqrt([max(least * 0.5, 2), most * 1.1])
    size = np.unique(np.round(np.linspace(*ends, _POINTS) ** 2))
    is_share = pd.isna(first["person_sd"])
    found = funnels.lines(
        size, first["funnel_centre"], kind="proportion" if is_share else "mean",
        tau2=first["between_variance"], sd=first["person_sd"],
    )  # fmt: skip
    found = found.clip(float(measure["scale_low"]), float(measure["scale_high"]))
    named = dict(zip(_FUNNEL, key, strict=True))
    return found.assign(**named, funnel_size=size, funnel_centre=first["funnel_centre"])
