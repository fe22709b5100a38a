"""What people report over time as control charts: usual average and range, and what lies outside.

Places of the size of a district or larger, from protected cells only: a hidden or unheard period is
a gap that nothing bridges. A series has the periods in which the measure was asked anywhere: months
where there are thirteen, else quarters. A period in which nobody was asked is no period.
"""

import numpy as np
import pandas as pd

from pipelines.stats import chart_reading

READS = ("safe_cell", "stat_cell", "dim_measure", "dim_place", "dim_rebase", "dim_target")
WRITES = "stat_outcome_chart"
GRAIN = ("measure_id", "place_id", "period")

LEVELS = ("district", "county", "icb", "region", "country", "alliance")
_MONTHS = 13  # asked in so many months, a measure has a monthly chart
_CHART = (
    *("usual_average", "usual_lower", "usual_upper", "special_cause", "point_signal"),
    *("chart_segment", "segment_points", "is_trial", "is_too_early", "variation"),
    "target_reading",
)
_COLUMNS = (*GRAIN, "period_kind", "period_start", "period_words", "value", "why_no_value", *_CHART,
            "target_value")  # fmt: skip


def run(frames):
    """One row per measure, place and period in which the measure was asked anywhere."""
    every = _series(frames)
    if every.empty:
        return pd.DataFrame(columns=list(_COLUMNS))
    polarity = frames["dim_measure"].set_index("measure_id")["polarity"]
    decided = {
        name: {key: part for key, part in frames[name].groupby(["measure_id", "place_id"])}
        for name in ("dim_rebase", "dim_target")
    }
    charts = []
    for key, part in every.groupby(["measure_id", "place_id"], sort=False):
        rebases, targets = (decided[name].get(key) for name in ("dim_rebase", "dim_target"))
        charts.append(_chart(part, polarity[key[0]], rebases, targets))
    points = pd.concat(charts, ignore_index=True)
    found = pd.concat([every, points[[*_CHART, "target_value"]]], axis=1)
    # Nobody's answer lies beyond the scale, so nothing usual does.
    scale = frames["dim_measure"].set_index("measure_id")
    ends = (found["measure_id"].map(scale[f"scale_{end}"]) for end in ("low", "high"))
    low, high = (end.astype(float) for end in ends)
    for end in ("usual_lower", "usual_upper"):
        found[end] = found[end].clip(low, high)
    return found[list(_COLUMNS)]


def _series(frames):
    """Every place with a value crossed with the periods of its measure's charts, in order."""
    cells = _cells(frames)
    here = cells[cells["place_level"].isin(LEVELS)]
    some = here.loc[here["value"].notna(), [*GRAIN, "period_kind"]]
    every = _periods(cells).merge(
        some.drop_duplicates(["measure_id", "place_id", "period_kind"])[
            ["measure_id", "place_id", "period_kind"]
        ],
        on=["measure_id", "period_kind"],
    )
    every = every.merge(here[[*GRAIN, "value", "why"]], on=list(GRAIN), how="left")
    asked = every["why"].notna() | every["value"].notna()
    every["why_no_value"] = every.pop("why").where(asked, "not_asked")
    return every.sort_values(["measure_id", "place_id", "period_start"], ignore_index=True)


def _cells(frames):
    """Months and quarters of places, each with its value or the reason why it has none."""
    cells = frames["safe_cell"]
    wanted = cells["period_kind"].isin(("month", "quarter"))
    cells = cells[wanted & (cells["published_table"] == "P1")]
    key = ["published_table", *GRAIN]
    cells = cells.merge(frames["stat_cell"][[*key, "value"]], on=key, how="left")
    cells = cells.merge(frames["dim_place"][["place_id", "place_level"]], on="place_id")
    none = cells["value"].isna()
    heard = cells["suppressed_because"].notna() | (cells["n_people"].fillna(1) > 0)
    cells["why"] = heard.map({True: "too_few", False: "not_heard"}).where(none, None)
    return cells


def _periods(cells):
    """The periods of each measure's charts: those in which it was asked anywhere."""
    about = ["measure_id", "period", "period_kind", "period_start", "period_words"]
    kinds = cells[about].drop_duplicates(["measure_id", "period"])
    months = (kinds["period_kind"] == "month").groupby(kinds["measure_id"]).transform("sum")
    return kinds[(kinds["period_kind"] == "month") == (months >= _MONTHS)]


def _chart(series, polarity, rebases, targets):
    kind = series["period_kind"].iloc[0]
    periods = series["period"].tolist()
    starts = [] if rebases is None else rebases[f"rebased_from_{kind}"].tolist()
    held = _targets(periods, targets, kind)
    points = chart_reading.chart(
        series["value"].to_numpy(),
        polarity=polarity,
        rebase_at=chart_reading.positions(periods, starts) if starts else (),
        target=None if np.isnan(held[-1]) else float(held[-1]),
    )
    points["target_value"] = held
    return points


def _targets(periods, targets, kind):
    """The target of each period: the latest that was set from then on or before."""
    found = np.full(len(periods), np.nan)
    for row in [] if targets is None else targets.sort_values("target_from_month").itertuples():
        for at in chart_reading.positions(periods, [getattr(row, f"target_from_{kind}")]):
            found[at:] = row.target_value
    return found
