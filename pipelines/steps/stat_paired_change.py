"""How far the same people came, with limits and the sentence. Protected cells only.

Unweighted: each person who answered twice counts once. Weights make those who answer look like
those who live here; they do not make those who answer again look like those who do not.
"""

import pandas as pd

from pipelines.disclosure import hidden_as
from pipelines.stats import paired, sentences_paired
from pipelines.stats.change import signal

READS = ("safe_paired_change", "dim_measure")
WRITES = "stat_paired_change"
GRAIN = ("measure_id", "place_id", "provider_id", "service_id")

_METHOD = (
    "Average of each person's latest answer less the first, 95 % limits by Student's t on those "
    "differences; share by Wilson's method"
)
_PLACES = 6


def run(frames):
    """One row per protected cell: average change, shares of each way, signal, sentence."""
    cells = frames["safe_paired_change"].reset_index(drop=True)
    measures = frames["dim_measure"].set_index("measure_id")
    polarity = cells["measure_id"].map(measures["polarity"])
    sums = [cells[name].astype("float64") for name in ("n_pairs", "sum_change", "sum_change2")]
    moved = paired.paired_change(*sums)
    better, worse = (
        cells[one].where(polarity == "higher_is_better", cells[other])
        .where(polarity != "neither").astype("float64")
        for one, other in (("n_higher", "n_lower"), ("n_lower", "n_higher"))
    )  # fmt: skip
    share = paired.shares(sums[0], better, worse)
    found = pd.concat([cells[list(GRAIN)], moved, share], axis=1)
    numbers = list(moved.columns.drop("verdict")) + list(share.columns)
    found[numbers] = found[numbers].round(_PLACES)
    found["signal"] = [
        signal(verdict, good) for verdict, good in zip(found["verdict"], polarity, strict=True)
    ]
    found["method_words"] = _METHOD
    told = pd.concat([found, cells[["n_pairs", "n_once"]]], axis=1).assign(
        unit=cells["measure_id"].map(measures["unit"]),
        polarity=polarity,
        hidden_as=cells["suppressed_because"].map(hidden_as),
    )
    told = told.astype(object).where(told.notna(), None)
    found["sentence"] = [sentences_paired.distance(row) for row in told.to_dict("records")]
    return found
