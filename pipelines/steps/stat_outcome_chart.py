"""What people report over time as control charts: usual average and range, and what lies outside.

Places of the size of a district or larger, from protected cells only: a hidden or unheard period is
a gap that nothing bridges. A series has the periods in which the measure was asked anywhere: months
where there are thirteen, else quarters. A period in which nobody was asked is no period.
"""

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
    cells = _cells(frames)
    measures = frames["dim_measure"].set_index("measure_id")
    decided = {
        name: {key: part for key, part in frames[name].groupby(["measure_id", "place_id"])}
        for name in ("dim_rebase", "dim_target")
    }
    charts = []
    for measure_id, asked in cells.groupby("measure_id"):
        periods = _periods(asked)
        here = asked[asked["place_level"].isin(LEVELS)]
        for place_id, part in here.groupby("place_id"):
            series = periods.merge(part[["period", "value", "why"]], on="period", how="left")
            if series["value"].isna().all():
                continue
            rebases, targets = (
                decided[name].get((measure_id, place_id)) for name in ("dim_rebase", "dim_target")
            )
            charts.append(
                _chart(series, measures.loc[measure_id], rebases, targets).assign(
                    measure_id=measure_id, place_id=place_id
                )
            )
    if not charts:
        return pd.DataFrame(columns=list(_COLUMNS))
    return pd.concat(charts, ignore_index=True)[list(_COLUMNS)]


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


def _periods(asked):
    """The periods of a measure's charts, in order: those in which it was asked anywhere."""
    about = ["period", "period_kind", "period_start", "period_words"]
    kinds = asked[about].drop_duplicates("period").sort_values("period_start")
    months = kinds[kinds["period_kind"] == "month"]
    return months if len(months) >= _MONTHS else kinds[kinds["period_kind"] == "quarter"]


def _chart(series, measure, rebases, targets):
    kind = series["period_kind"].iloc[0]
    periods = series["period"].tolist()
    starts = [] if rebases is None else rebases[f"rebased_from_{kind}"].tolist()
    series["target_value"] = _targets(periods, targets, kind)
    last = series["target_value"].iloc[-1]
    points = chart_reading.chart(
        series["value"],
        polarity=measure["polarity"],
        rebase_at=chart_reading.positions(periods, starts),
        target=None if pd.isna(last) else last,
    )
    # Nobody's answer lies beyond the scale, so nothing usual does.
    for end in ("usual_lower", "usual_upper"):
        points[end] = points[end].clip(measure["scale_low"], measure["scale_high"])
    why = series["why"].where(series["why"].notna() | series["value"].notna(), "not_asked")
    series["why_no_value"] = why
    return pd.concat([series.reset_index(drop=True), points[list(_CHART)]], axis=1)


def _targets(periods, targets, kind):
    """The target of each period: the latest that was set from then on or before."""
    found = pd.Series(float("nan"), index=range(len(periods)))
    for row in [] if targets is None else targets.sort_values("target_from_month").itertuples():
        for at in chart_reading.positions(periods, [getattr(row, f"target_from_{kind}")]):
            found.iloc[at:] = row.target_value
    return found.to_numpy()
