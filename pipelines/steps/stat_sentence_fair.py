"""Sentences about the places of an area: which differ from the rest, and what steadies them."""

import pandas as pd

from pipelines.stats import sentences_fair

READS = ("stat_outcome_rest", "stat_outcome_steadied", "dim_place", "dim_measure", "dim_alliance")
WRITES = "stat_sentence_fair"
GRAIN = ("block", "place_id", "period", "measure_id")

_LEVELS = {"ward": "ward", "district": "district"}


def run(frames):
    """Sentences of the blocks `rest_ward`, `rest_district` and `steadied`."""
    names = {
        **frames["dim_place"].set_index("place_id")["place_name"].to_dict(),
        **frames["dim_alliance"].set_index("alliance_id")["alliance_name"].to_dict(),
    }
    said = [*_rest(frames["stat_outcome_rest"], names)]
    said += _steadied(frames["stat_outcome_steadied"], frames["dim_measure"])
    return pd.DataFrame(said, columns=[*GRAIN, "sentence"])


def _rest(found, names):
    found = found.assign(place_name=found["place_id"].map(names))
    found = found.sort_values(["place_name", "place_id"], kind="stable")
    for key, part in found.groupby(["area_id", "place_level", "measure_id", "period"]):
        area, level, measure, period = key
        listed = part[part["stands_out"]]
        row = {
            "period": period,
            "area_name": names[area],
            "level": _LEVELS[level],
            "looked_at": part["looked_at"].iloc[0],
            "listed": list(listed[["place_name", "signal", "verdict"]].itertuples(index=False)),
        }
        yield f"rest_{level}", area, period, measure, sentences_fair.against_rest(row)


def _steadied(found, measures):
    units = measures.set_index("measure_id")["unit"]
    counts = set(measures.loc[measures["measure_kind"] == "count", "measure_id"])
    for key, part in found.groupby(["district_id", "period", "measure_id"]):
        district, period, measure = key
        own = part["own_voice"].dropna()
        row = {
            "period": period,
            "unit": units[measure],
            "is_count": measure in counts,
            "wards_shown": len(own),
            "wards_without_value": len(part) - len(own),
            "own_lower": own.min(),
            "own_upper": own.max(),
            "centre": part["steadied_towards"].iloc[0],
        }
        yield "steadied", district, period, measure, sentences_fair.steadied(row)
