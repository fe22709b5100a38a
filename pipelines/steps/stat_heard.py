"""Who was heard beside who lives here: each group of people of a place, measure by measure.

Only of measures that residents were asked, whoever supports them: nobody publishes how the people
with a service are made up. Protected cells only; a group that cannot be shown keeps its row and
counts on neither side. Who lives here is told by the last figures before the year's end, else by
the first after it.
"""

import pandas as pd

from pipelines.stats.heard import heard_beside_here

READS = ("safe_cell", "dim_group_population", "dim_group_spelling")
WRITES = "stat_heard"
GRAIN = ("measure_id", "place_id", "period", "group_dimension", "group_value")

_SERIES = list(GRAIN[:-1])


def run(frames):
    """One row per group, with both shares, their ratio and its verdict."""
    rows = _with_keys(_cells(frames["safe_cell"]), frames["dim_group_spelling"])
    rows = _with_population(rows, frames["dim_group_population"])
    series = rows.groupby(_SERIES, sort=False).ngroup()
    shares = heard_beside_here(rows["n_people"], rows["population"], series)
    rows["why_no_value"] = None
    rows.loc[rows["population"].isna(), "why_no_value"] = "not_loaded"
    rows.loc[rows["suppressed_because"].notna(), "why_no_value"] = "too_few"
    kept = [*GRAIN, "n_people", "population", "population_period", "why_no_value",
            "suppressed_because"]  # fmt: skip
    return pd.concat([rows[kept], shares.rename(columns={"verdict": "heard_verdict"})], axis=1)


def _cells(cells):
    """Groups of a place in a financial year, of measures that are about no service."""
    of_services = set(cells.loc[cells["published_table"].isin(("P2", "P3")), "measure_id"])
    wanted = (cells["published_table"] == "P4") & (cells["period_kind"] == "financial_year")
    wanted &= ~cells["measure_id"].isin(of_services)
    return cells.loc[wanted, [*GRAIN, "n_people", "suppressed_because", "period_start"]]


def _with_keys(rows, spellings):
    """Each group by the name under which a census may know it, too."""
    plain = rows["group_value"].str.lower().str.replace(r"[\s_]+", " ", regex=True).str.strip()
    rows = rows.assign(spelling=plain).merge(
        spellings, on=["group_dimension", "spelling"], how="left"
    )
    rows["group_key"] = rows["group_key"].fillna(rows["spelling"])
    return rows.reset_index(drop=True)


def _with_population(rows, lives):
    """Each group with how many live here, of one year for all groups of a place and dimension."""
    years = lives[["place_id", "group_dimension", "period"]].drop_duplicates()
    years = years.rename(columns={"period": "population_period"})
    years["year"] = years["population_period"].str.extract(r"(\d{4})")[0].astype(float).fillna(0)
    wanted = rows[["place_id", "group_dimension", "period", "period_start"]].drop_duplicates()
    pairs = wanted.merge(years, on=["place_id", "group_dimension"])
    ends = pd.to_datetime(pairs["period_start"]).dt.year
    pairs["away"] = (pairs["year"] - ends).where(pairs["year"] > ends, ends - pairs["year"] - 1e4)
    keys = ["place_id", "group_dimension", "period"]
    nearest = pairs.sort_values([*keys, "away"]).drop_duplicates(keys)
    rows = rows.merge(nearest[[*keys, "population_period"]], on=keys, how="left")
    lives = lives.rename(columns={"period": "population_period"})[
        ["place_id", "group_dimension", "group_key", "population_period", "population"]
    ]
    on = ["place_id", "group_dimension", "group_key", "population_period"]
    return rows.merge(lives, on=on, how="left")
