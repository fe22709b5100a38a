"""What the chart of a measure in a place says at its last point, in a sentence.

How many measures of the place were looked at stands beside what was found.
"""

import pandas as pd

from pipelines.stats import chart_reading, sentences_chart
from pipelines.stats.many import by_chance

READS = ("stat_outcome_chart", "stat_outcome_change", "dim_measure", "dim_target")
WRITES = "stat_outcome_reading"
GRAIN = ("measure_id", "place_id")

_SPOKE = ("better", "worse", "change")
_LAST = ("period_kind", "period", "period_words", "value", "why_no_value", "usual_average",
         "usual_lower", "usual_upper", "segment_points", "is_trial", "target_value",
         "target_reading")  # fmt: skip
_COLUMNS = (*GRAIN, "period_kind", "period", "value", "chart_signal", "special_cause",
            "signal_points", "since_period", "is_trial", "segment_points", "target_value",
            "target_reading", "series_looked_at", "series_with_signal",
            "expected_by_chance", "reading_words", "sentence",
            "beside_words")  # fmt: skip


def run(frames):
    """One row per chart."""
    charts = frames["stat_outcome_chart"].sort_values([*GRAIN, "period_start"], kind="stable")
    found = pd.DataFrame([_reading(*chart) for chart in charts.groupby(list(GRAIN))])
    if found.empty:
        return pd.DataFrame(columns=list(_COLUMNS))
    found = _with_chance(found).merge(_years(frames), on=list(GRAIN), how="left")
    found["unit"] = found["measure_id"].map(frames["dim_measure"].set_index("measure_id")["unit"])
    found["set_by"] = _set_by(found, frames["dim_target"])
    rows = found.astype(object).where(found.notna(), None).to_dict("records")
    found["sentence"] = [sentences_chart.over_time(row) for row in rows]
    found["beside_words"] = [sentences_chart.beside(row) for row in rows]
    found["reading_words"] = [
        sentences_chart.reading_words(row["chart_signal"], row["special_cause"]) for row in rows
    ]
    return found[list(_COLUMNS)]


def _reading(key, points):
    points = points.reset_index(drop=True)
    last, said = points.iloc[-1], chart_reading.reading(_nulls(points))
    since = said.pop("since")
    first = points.index[points["chart_segment"] == last["chart_segment"]][0]
    return {
        **dict(zip(GRAIN, key, strict=True)),
        **{name: last[name] for name in _LAST},
        **said,
        "since_period": None if since is None else points["period"][since],
        "since_words": None if since is None else points["period_words"][since],
        "rebased_words": points["period_words"][first] if last["chart_segment"] > 1 else None,
    }


def _nulls(points):
    """Text that is not there is None, however a table wrote it."""
    texts = points[["special_cause", "variation"]].astype(object)
    return points.assign(**texts.where(texts.notna(), None))


def _with_chance(found):
    """How many measures of each place were looked at, how many signal, how many by chance."""
    spoke = found["chart_signal"].isin(_SPOKE)
    found["series_looked_at"] = (spoke | (found["chart_signal"] == "none")).groupby(
        found["place_id"]
    ).transform("sum")  # fmt: skip
    found["series_with_signal"] = spoke.groupby(found["place_id"]).transform("sum")
    found["expected_by_chance"] = [
        by_chance(*pair).expected
        for pair in zip(found["series_looked_at"], found["series_with_signal"], strict=True)
    ]
    return found


def _years(frames):
    """What the latest year says against the first, of each measure in each place."""
    changes = frames["stat_outcome_change"]
    changes = changes[changes["published_table"] == "P1"].sort_values("period")
    latest = changes.drop_duplicates(list(GRAIN), keep="last")
    return latest[[*GRAIN, "signal", "from_period"]].rename(
        columns={"signal": "year_signal", "from_period": "year_from"}
    )


def _set_by(found, targets):
    """Who set the target that holds at the last point."""
    key = [*GRAIN, "target_value"]
    latest = targets.sort_values("target_from_month").drop_duplicates(key, keep="last")
    return found[key].merge(latest[[*key, "set_by"]], on=key, how="left")["set_by"].to_numpy()
