"""One sentence per measure of a place, a service in a place and a provider, in a financial year."""

import pandas as pd

from pipelines.disclosure import hidden_as
from pipelines.disclosure.events import MOST
from pipelines.measures.registry import ASKED_HERE
from pipelines.stats import sentences_people

READS = ("safe_cell", "stat_cell", "stat_outcome_change", "dim_measure")
WRITES = "stat_sentence_outcome"
GRAIN = ("published_table", "measure_id", "place_id", "service_id", "provider_id", "period")

_KEY = list(GRAIN)
_TABLES = ("P1", "P2", "P3")


def run(frames):
    """Sentences about protected cells only; a year in which nobody was asked has one as well."""
    cells = frames["safe_cell"]
    wanted = cells["published_table"].isin(_TABLES) & (cells["period_kind"] == "financial_year")
    cells = cells.loc[wanted, [*_KEY, "n_people", "n_responses", "suppressed_because"]]
    cells = pd.concat([cells, _not_asked(cells, frames["dim_measure"])], ignore_index=True)
    columns = [*_KEY, "value", "lower", "upper", "events_told", "group_value"]
    figures = frames["stat_cell"].reindex(columns=columns)
    figures = figures[figures["group_value"].isna()].drop(columns="group_value")
    rows = cells.merge(figures, on=_KEY, how="left")
    rows = rows.merge(frames["stat_outcome_change"], on=_KEY, how="left")
    measures = frames["dim_measure"].set_index("measure_id")
    rows["unit"] = rows["measure_id"].map(measures["unit"])
    rows["most"] = rows["measure_id"].map(measures["scale_high"]).astype(float)
    rows["most_of_one"] = MOST
    rows["why_no_value"] = rows["why"].where(
        rows["why"].notna(), [_why(*pair) for pair in zip(rows["suppressed_because"],
        rows["n_people"], strict=True)],
    )  # fmt: skip
    told = rows["events_told"]
    rows["events_told"] = told.astype(object).where(told.notna(), None)
    found = rows[_KEY].copy()
    found["sentence"] = [sentences_people.outcome(row) for row in rows.to_dict("records")]
    return found


def _not_asked(cells, measures):
    """Places and years with answers, crossed with the measures nobody there was asked."""
    places = cells[cells["published_table"] == "P1"]
    asked = places[["measure_id", "period"]].drop_duplicates()
    ours = measures.loc[measures["measure_kind"].isin(ASKED_HERE), ["measure_id"]]
    every = places[["place_id", "period"]].drop_duplicates().merge(ours, how="cross")
    rest = every.merge(asked, on=["measure_id", "period"], how="left", indicator=True)
    rest = rest[rest["_merge"] == "left_only"].drop(columns="_merge")
    return rest.assign(published_table="P1", why="not_asked")


def _why(suppressed_because, n_people):
    if hidden := hidden_as(suppressed_because):
        return hidden
    return "not_heard" if not pd.isna(n_people) and n_people == 0 else None
