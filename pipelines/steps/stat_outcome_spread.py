"""How far apart the wards of a place are on what people report, with its sentence.

Only where five wards or more have a value. Protected cells only, so a hidden ward shapes nothing.
Whether wards differ by more than chance is Cochran's test, with false discovery control over the
measures of a place and year.
"""

import pandas as pd

from pipelines.stats import sentences_people
from pipelines.stats.change import standard_error
from pipelines.stats.heterogeneity import spread
from pipelines.stats.many import benjamini_hochberg

READS = ("safe_cell", "stat_cell", "dim_place_ward", "dim_measure")
WRITES = "stat_outcome_spread"
GRAIN = ("place_id", "measure_id", "period")

LEAST_WARDS = 5
_LOW, _HIGH = 0.1, 0.9  # 8 in 10 wards lie between


def run(frames):
    """One row per place, measure and financial year: the range of its wards."""
    years = _years(frames)
    here = years.rename(columns={"value": "place_value"})[[*GRAIN, "place_value"]]
    wards = years.rename(columns={"place_id": "ward_id"})
    wards = frames["dim_place_ward"][["place_id", "ward_id"]].merge(wards, on="ward_id")
    wards = wards.merge(here, on=list(GRAIN), how="inner")
    known = wards[wards["value"].notna()]
    known = known.assign(
        apart=(known["lower"] > known["place_value"]) | (known["upper"] < known["place_value"])
    )
    groups = known.groupby(list(GRAIN))
    found = pd.DataFrame(
        {
            "wards_shown": groups.size(),
            "wards_apart": groups["apart"].sum(),
            "spread_lower": groups["value"].quantile(_LOW),
            "spread_upper": groups["value"].quantile(_HIGH),
        }
    ).reset_index()
    every = wards.groupby(list(GRAIN)).size().rename("every").reset_index()
    found = found.merge(every, on=list(GRAIN))
    found["wards_without_value"] = found.pop("every") - found["wards_shown"]
    found = found[found["wards_shown"] >= LEAST_WARDS].reset_index(drop=True)
    found["wards_verdict"] = _verdicts(found, known)
    units = found["measure_id"].map(frames["dim_measure"].set_index("measure_id")["unit"])
    found["sentence"] = [
        sentences_people.spread({**row, "unit": unit})
        for row, unit in zip(found.to_dict("records"), units, strict=True)
    ]
    return found


def _verdicts(found, known):
    """differ, or cannot_tell: chance alone may spread wards so."""
    tested = found[list(GRAIN)].assign(p=float("nan")).set_index(list(GRAIN))["p"]
    for key, wards in known.groupby(list(GRAIN)):
        if key in tested.index:
            variance = standard_error(wards["lower"], wards["upper"]) ** 2
            sure = variance > 0  # all of one answer: no error is known of it
            tested[key] = spread(wards["value"][sure], variance[sure]).q_p
    about = tested.groupby(level=["place_id", "period"])
    listed = about.transform(lambda p: benjamini_hochberg(p)["is_listed"].to_numpy()).astype(bool)
    return listed.map({True: "differ", False: "cannot_tell"}).to_numpy()


def _years(frames):
    cells = frames["safe_cell"]
    wanted = (cells["published_table"] == "P1") & (cells["period_kind"] == "financial_year")
    key = ["published_table", *GRAIN]
    figures = frames["stat_cell"][[*key, "value", "lower", "upper"]]
    figures = figures[figures["published_table"] == "P1"]
    return cells.loc[wanted, key].merge(figures, on=key, how="left")
