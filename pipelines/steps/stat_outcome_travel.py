"""How far the parts of a place differ on what people report, and whether its average travels.

Districts where five or more have a value, else wards. From protected cells only, so a hidden place
shapes nothing; steadied values never: they would make places look alike.
"""

import pandas as pd

from pipelines.stats import sentences_travel
from pipelines.stats.change import standard_error
from pipelines.stats.heterogeneity import LEAST_PLACES, spread
from pipelines.stats.many import benjamini_hochberg

READS = ("stat_cell", "stat_outcome_change", "dim_place_side", "dim_place_ward", "dim_measure")
WRITES = "stat_outcome_travel"
GRAIN = ("place_id", "measure_id", "period")

_COLUMNS = (*GRAIN, "part_words", "parts_compared", "parts_verdict", "part_average",
            "part_average_lower", "part_average_upper", "next_part_lower", "next_part_upper",
            "between_share", "parts_p", "change_from", "change_average", "change_travels",
            "measures_looked_at", "sentence", "beside_words")  # fmt: skip


def run(frames):
    """One row per place, measure and financial year in which some part of the place has a value."""
    parts = _parts(frames)
    years = parts.merge(_years(frames["stat_cell"]), on="side_id")
    changes = parts.merge(_changes(frames["stat_outcome_change"]), on="side_id")
    changes = {key: part for key, part in changes.groupby([*GRAIN, "part_words"])}
    rows = []
    for (*key, kind), level in _compared(years).groupby([*GRAIN, "part_words"]):
        row = dict(zip(GRAIN, key, strict=True)) | {"part_words": kind} | _level(level)
        rows.append(row | _change(changes.get((*key, kind))))
    if not rows:
        return pd.DataFrame(columns=list(_COLUMNS))
    return _with_words(pd.DataFrame(rows), frames["dim_measure"])[list(_COLUMNS)]


def _parts(frames):
    """Districts of a place, and its wards: what it may be compared within."""
    parts = frames["dim_place_side"].rename(columns={"side_level": "part_words"})
    parts = parts.loc[parts["part_words"] == "district", ["place_id", "side_id", "part_words"]]
    wards = frames["dim_place_ward"][["place_id", "ward_id"]].rename(columns={"ward_id": "side_id"})
    return pd.concat([parts, wards.assign(part_words="ward")], ignore_index=True)


def _compared(years):
    """Districts where there are enough of them, else wards, else what there is."""
    is_ward = years["part_words"] == "ward"
    about = [years[name] for name in GRAIN]
    wards = is_ward.groupby(about).transform("sum")
    districts = (~is_ward).groupby(about).transform("sum")
    return years[is_ward == ((districts < LEAST_PLACES) & (wards > 0))]


def _years(cells):
    kept = cells[(cells["published_table"] == "P1") & cells["value"].notna()]
    kept = kept[kept["period"].str.fullmatch(r"FY\d{4}-\d{2}")]
    kept = kept[["place_id", "measure_id", "period", "value", "lower", "upper"]]
    return kept.rename(columns={"place_id": "side_id"})


def _changes(changes):
    kept = changes[changes["published_table"] == "P1"].rename(columns={"place_id": "side_id"})
    return kept[["side_id", "measure_id", "period", "from_period", "difference",
                 "difference_lower", "difference_upper"]]  # fmt: skip


def _level(parts):
    """How far the values of one year lie apart."""
    variance = standard_error(parts["lower"], parts["upper"]) ** 2
    known = variance > 0  # all of one answer: no error is known of it
    found = spread(parts["value"][known], variance[known])
    return {
        "parts_compared": found.places, "part_average": found.mean,
        "part_average_lower": found.lower, "part_average_upper": found.upper,
        "next_part_lower": found.next_lower, "next_part_upper": found.next_upper,
        "between_share": found.i2, "parts_p": found.q_p,
    }  # fmt: skip


def _change(parts):
    """Whether the change since the first year, of those that share it, is one of every part."""
    none = {"change_from": None, "change_average": float("nan"), "change_travels": None}
    if parts is None:
        return none
    since = parts["from_period"].mode().iloc[0]
    parts = parts[parts["from_period"] == since]
    variance = standard_error(parts["difference_lower"], parts["difference_upper"]) ** 2
    found = spread(parts["difference"], variance)
    return {"change_from": since, "change_average": found.mean, "change_travels": found.travels}


def _with_words(found, measures):
    """Verdicts that allow for how many measures of the place were looked at, and the sentence."""
    few = found["parts_compared"] < LEAST_PLACES
    about = found.groupby(["place_id", "period"])["parts_p"]
    listed = about.transform(lambda p: benjamini_hochberg(p)["is_listed"].to_numpy())
    found["measures_looked_at"] = about.transform("count")
    found["parts_verdict"] = listed.astype(bool).map({True: "differ", False: "cannot_tell"})
    found.loc[few, "parts_verdict"] = "too_few_places"
    words = measures.set_index("measure_id")[["unit", "polarity", "scale_low", "scale_high"]]
    found = found.join(words, on="measure_id")
    # No place lies beyond the scale, whatever a symmetric interval says.
    for name in ("next_part_lower", "next_part_upper", "part_average_lower", "part_average_upper"):
        found[name] = found[name].clip(found["scale_low"], found["scale_high"])
    rows = found.astype(object).where(found.notna(), None).to_dict("records")
    found["beside_words"] = [sentences_travel.beside(row) for row in rows]
    found["sentence"] = [sentences_travel.travel(row) for row in rows]
    return found
