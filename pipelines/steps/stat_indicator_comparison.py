"""How each home place stands to its country and to the average of its ten similar places.

Differences between independent estimates, with the standard errors that the published limits
imply. A home place is a small part of its country; that overlap is ignored.
"""

import pandas as pd

from pipelines.stats.change import average, difference, signal

READS = ("safe_indicator_value", "dim_place", "dim_similar_place", "dim_measure")
WRITES = "stat_indicator_comparison"
GRAIN = ("measure_id", "place_id", "period", "comparator")

_ESTIMATE = ["value", "lower", "upper"]
_COMPARATOR = ["comparator_value", "comparator_lower", "comparator_upper"]
_AGAINST = ["measure_id", "period", "comparator_name", *_COMPARATOR, "comparator", "of"]
_COLUMNS = [
    *("measure_id", "place_id", "period", "comparator", "comparator_name"),
    *_COMPARATOR,
    *("difference", "difference_lower", "difference_upper", "verdict", "signal"),
]


def run(frames):
    """One row per measure, home place, period and comparator."""
    values = frames["safe_indicator_value"]
    places = frames["dim_place"]
    home = places.loc[places["is_home"], ["place_id"]]
    own = values.merge(home, on="place_id")[["measure_id", "place_id", "period", *_ESTIMATE]]
    against = pd.concat([_country(values, places), _similar(values, frames["dim_similar_place"])])
    pairs = own.merge(against, on=["measure_id", "period"])
    # A country compares with the places whose code begins like its own, E or X.
    compares = pairs["of"].eq(pairs["place_id"]) | pairs["of"].eq(pairs["place_id"].str[:1])
    pairs = pairs[compares].reset_index(drop=True)
    gaps = difference(
        tuple(pairs[column] for column in _ESTIMATE),
        tuple(pairs[column] for column in _COMPARATOR),
    )
    polarity = frames["dim_measure"].set_index("measure_id")["polarity"]
    result = pd.concat([pairs, gaps], axis=1)
    result["signal"] = [
        signal(verdict, polarity[measure])
        for verdict, measure in zip(result["verdict"], result["measure_id"], strict=True)
    ]
    return result[_COLUMNS]


def _country(values, places):
    countries = places.loc[places["place_level"] == "country", ["place_id", "place_name"]]
    found = values.merge(countries, on="place_id")
    named = dict(zip(_ESTIMATE, _COMPARATOR, strict=True))
    found = found.rename(columns={**named, "place_name": "comparator_name"})
    found = found.assign(comparator="country", of=found["place_id"].str[:1])
    return found[_AGAINST]


def _similar(values, similar):
    pairs = similar.merge(values, left_on="similar_place_id", right_on="place_id")
    rows = []
    for (place, measure, period), group in pairs.groupby(["place_id_x", "measure_id", "period"]):
        mean = average(group["value"], group["lower"], group["upper"])
        heard = int(group["value"].notna().sum())
        name = f"Average of {heard} similar place{'' if heard == 1 else 's'}"
        rows.append([measure, period, name, *mean, "similar", place])
    return pd.DataFrame(rows, columns=_AGAINST)
