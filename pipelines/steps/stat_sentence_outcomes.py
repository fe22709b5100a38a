"""How the outcomes that a place leads with moved together: one sentence per place and year."""

from itertools import groupby
from operator import itemgetter

import pandas as pd

from pipelines.disclosure import hidden_as
from pipelines.stats import sentences_people

READS = ("safe_cell", "stat_outcome_change", "dim_place_outcome", "dim_place", "dim_measure")
WRITES = "stat_sentence_outcomes"
GRAIN = ("block", "place_id", "period")


def run(frames):
    """Sentences of the block `outcomes` for every place with answers of its own."""
    cells = frames["safe_cell"]
    cells = cells[(cells["published_table"] == "P1") & (cells["period_kind"] == "financial_year")]
    changes = frames["stat_outcome_change"]
    changes = changes.loc[
        changes["published_table"] == "P1",
        ["measure_id", "place_id", "period", "from_period", "signal"],
    ]
    leads = frames["dim_place_outcome"]
    leads = leads[~leads["is_estimate"].astype(bool)].sort_values(["place_id", "position"])
    titles = frames["dim_measure"].set_index("measure_id")["plain_title"]
    names = frames["dim_place"].set_index("place_id")["place_name"]
    years = cells[["place_id", "period"]].drop_duplicates()
    rows = years.merge(leads, on="place_id").merge(
        cells[["measure_id", "place_id", "period", "n_people", "suppressed_because"]],
        on=["measure_id", "place_id", "period"], how="left", indicator="asked",
    )  # fmt: skip
    rows = rows.merge(changes, on=["measure_id", "place_id", "period"], how="left")
    rows["title"] = rows["measure_id"].map(titles)
    rows = rows.sort_values(["place_id", "period"], kind="stable").to_dict("records")
    said = [
        ("outcomes", place, period, _sentence(names[place], list(part)))
        for (place, period), part in groupby(rows, key=itemgetter("place_id", "period"))
    ]
    return pd.DataFrame(said, columns=[*GRAIN, "sentence"])


def _sentence(name, rows):
    compared = [row for row in rows if not pd.isna(row["signal"])]
    reasons = {row["title"]: _why(row) for row in rows}
    return sentences_people.outcomes(
        name,
        sorted({row["from_period"] for row in compared}),
        {row["title"]: row["signal"] for row in compared},
        {title: why for title, why in reasons.items() if why},
    )


def _why(row):
    if row["asked"] == "left_only":
        return "not_asked"
    if hidden := hidden_as(row["suppressed_because"]):
        return hidden
    return "not_heard" if not pd.isna(row["n_people"]) and row["n_people"] == 0 else None
