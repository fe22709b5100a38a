"""How each home place changed between its first and its latest published year.

Two years, two separate samples of people: the difference between independent estimates. A dozen
yearly values are too few for a control chart, and nothing here says when a change began.
"""

import pandas as pd

from pipelines.stats.change import difference, signal

READS = ("safe_indicator_value", "dim_place", "dim_measure")
WRITES = "stat_indicator_change"
GRAIN = ("measure_id", "place_id")

_ESTIMATE = ["value", "lower", "upper"]


def run(frames):
    """One row per measure and home place that has values in two years."""
    places = frames["dim_place"]
    home = places.loc[places["is_home"], "place_id"]
    values = frames["safe_indicator_value"]
    values = values[values["place_id"].isin(home) & values["value"].notna()]
    ends = values.sort_values("period_start").groupby(["measure_id", "place_id"])
    # Not first() and last(): they would take a missing limit from another year.
    first, last = (ends.nth(n).sort_values(list(GRAIN)).reset_index(drop=True) for n in (0, -1))
    gaps = difference(tuple(last[c] for c in _ESTIMATE), tuple(first[c] for c in _ESTIMATE))
    polarity = frames["dim_measure"].set_index("measure_id")["polarity"]
    changes = pd.concat(
        [
            last[["measure_id", "place_id"]],
            first["period"].rename("from_period"),
            last["period"].rename("to_period"),
            gaps,
        ],
        axis=1,
    )
    changes["signal"] = [
        signal(verdict, polarity[measure])
        for verdict, measure in zip(changes["verdict"], changes["measure_id"], strict=True)
    ]
    return changes[changes["from_period"] != changes["to_period"]]
