"""What each funnel of providers says: how many were looked at, and how many stand out."""

import pandas as pd

from pipelines.stats import sentences_fair

READS = ("stat_outcome_funnel", "dim_measure")
WRITES = "stat_sentence_funnel"
GRAIN = ("measure_id", "service_id", "period")


def run(frames):
    """One row per funnel, also where too few providers can be shown for one."""
    found = frames["stat_outcome_funnel"]
    side = found["funnel_side"].fillna("")
    rows = found.assign(
        shown=found["value"].notna(),
        far=side.str.endswith("_998"),
        near=side.str.endswith("_95"),
    ).groupby(list(GRAIN), as_index=False).agg(
        service_name=("service_name", "first"), providers=("provider_id", "size"),
        providers_shown=("shown", "sum"), far=("far", "sum"), near=("near", "sum"),
        phi=("phi", "first"), is_adjusted=("is_adjusted", "first"),
    )  # fmt: skip
    measures = frames["dim_measure"]
    counts = set(measures.loc[measures["measure_kind"] == "count", "measure_id"])
    rows["is_count"] = [measure in counts for measure in rows["measure_id"]]
    rows["providers_hidden"] = rows["providers"] - rows["providers_shown"]
    rows["sentence"] = [sentences_fair.funnel(row) for row in rows.to_dict("records")]
    rows = rows.rename(columns={"far": "providers_outside_998", "near": "providers_outside_95"})
    return pd.DataFrame(rows[[*GRAIN, "providers_shown", "providers_hidden",
                              "providers_outside_998", "providers_outside_95", "phi",
                              "sentence"]])  # fmt: skip
