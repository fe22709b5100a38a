"""Charts over time from protected cells: which periods, which places, gaps, decisions, readings."""

import numpy as np
import pandas as pd

from pipelines.steps import stat_outcome_chart, stat_outcome_reading, stat_outcome_travel

MEASURES = pd.DataFrame(
    [("days", "higher_is_better", "share of people", 0.0, 1.0),
     ("worry", "lower_is_better", "score out of 10", 0.0, 10.0)],
    columns=["measure_id", "polarity", "unit", "scale_low", "scale_high"],
)  # fmt: skip
PLACES = pd.DataFrame(
    [("D", "district"), ("E", "district"), ("W", "ward"), ("alliance:a", "alliance")],
    columns=["place_id", "place_level"],
)
STARTS = pd.date_range("2022-04-01", periods=40, freq="MS")
SHIFTED = [0.64, 0.60, 0.615, 0.645, 0.746, 0.745, 0.736, 0.738]


def series(measure, place, values, kind="quarter", people=100, hidden=()):
    """One row per period; NaN is a period in which nobody was heard, unless it is hidden."""
    step = 3 if kind == "quarter" else 1
    rows = []
    for n, value in enumerate(values):
        start = STARTS[n * step]
        quarter = f"Q{(start.month - 1) // 3}"
        period = f"{start:%Y-%m}" if kind == "month" else f"{start:%Y} {quarter}"
        none = np.isnan(value)
        rows.append(
            ("P1", measure, place, period, kind, start, f"{kind} {n}", value,
             None if n in hidden else 0 if none else people,
             "fewer than 10 people" if n in hidden else None)
        )  # fmt: skip
    return rows


def frames(*parts, rebases=(), targets=()):
    cells = pd.DataFrame(
        [row for part in parts for row in part],
        columns=["published_table", "measure_id", "place_id", "period", "period_kind",
                 "period_start", "period_words", "value", "n_people", "suppressed_because"],
    )  # fmt: skip
    return {
        "safe_cell": cells.drop(columns="value"),
        "stat_cell": cells[["published_table", "measure_id", "place_id", "period", "value"]],
        "dim_measure": MEASURES,
        "dim_place": PLACES,
        "dim_rebase": pd.DataFrame(
            rebases,
            columns=["measure_id", "place_id", "rebased_from_month", "rebased_from_quarter"],
        ),
        "dim_target": pd.DataFrame(
            targets,
            columns=["measure_id", "place_id", "target_from_month", "target_from_quarter",
                     "target_value", "set_by"],
        ),
    }  # fmt: skip


def charts(*parts, **decided):
    return stat_outcome_chart.run(frames(*parts, **decided))


def test_months_where_there_are_thirteen_else_quarters():
    months = series("days", "D", [0.5, 0.52] * 7, kind="month")
    quarters = series("days", "D", [0.5, 0.52, 0.51, 0.5, 0.53])
    assert set(charts(months, quarters)["period_kind"]) == {"month"}
    few = charts(months[:12], quarters)
    assert set(few["period_kind"]) == {"quarter"} and len(few) == 5


def test_places_below_a_district_have_no_chart():
    every = [series("days", place, SHIFTED) for place in ("D", "W", "alliance:a")]
    assert set(charts(*every)["place_id"]) == {"D", "alliance:a"}


def test_a_period_asked_elsewhere_is_a_gap_that_says_why_and_one_nobody_asked_is_none():
    mine = series("days", "D", [0.5, np.nan, np.nan, 0.52], hidden=(2,))
    longer = series("days", "E", [0.5, 0.5, 0.5, 0.5, 0.5])
    found = charts(mine, longer).set_index(["place_id", "period_words"])
    reasons = found.loc["D", "why_no_value"]
    assert reasons.fillna("").tolist() == ["", "not_heard", "too_few", "", "not_asked"]
    assert len(found.loc["E"]) == 5
    # No step is taken over a gap, so there is no range.
    assert found.loc["D", "usual_upper"].isna().all()


def test_a_hidden_value_shapes_no_limit():
    """The same chart, whatever stands behind a cell that disclosure control emptied."""
    one = charts(series("days", "D", [*SHIFTED, np.nan], hidden=(8,)))
    assert one["usual_average"].iloc[0] == np.mean(SHIFTED)


def test_a_place_without_any_value_has_no_chart():
    found = charts(series("days", "D", [np.nan] * 3), series("days", "E", [0.5] * 3))
    assert set(found["place_id"]) == {"E"}
    assert charts(series("days", "D", [np.nan] * 3)).empty


def test_a_rebase_breaks_average_and_range_in_its_place_only():
    start = "2023 Q1"
    both = [series("days", place, SHIFTED) for place in "DE"]
    found = charts(*both, rebases=[("days", "D", "2023-05", start)]).set_index("place_id")
    assert found.loc["D", "chart_segment"].tolist() == [1] * 4 + [2] * 4
    assert found.loc["D", "period"].iloc[4] == start
    assert found.loc["D", "usual_average"].nunique() == 2
    assert found.loc["E", "usual_average"].nunique() == 1


def test_a_target_holds_from_its_period_until_the_next():
    targets = [
        ("days", "D", "2022-07", "2022 Q2", 0.5, "Board"),
        ("days", "D", "2023-05", "2023 Q1", 0.9, "Board"),
    ]
    found = charts(series("days", "D", SHIFTED), targets=targets)
    assert found["target_value"].fillna(0).tolist() == [0, 0.5, 0.5, 0.5, 0.9, 0.9, 0.9, 0.9]
    assert set(found["target_reading"]) == {"consistent_fail"}


def test_nothing_usual_lies_beyond_the_scale():
    found = charts(series("days", "D", [0.9, 0.99, 0.85, 1.0, 0.9, 0.98, 0.88, 1.0]))
    assert found["usual_upper"].max() == 1.0


def reading(*parts, changes=(), **decided):
    given = frames(*parts, **decided)
    given["stat_outcome_chart"] = stat_outcome_chart.run(given)
    given["stat_outcome_change"] = pd.DataFrame(
        changes,
        columns=["published_table", "measure_id", "place_id", "period", "from_period", "signal"],
    )
    found = stat_outcome_reading.run(given)
    return found.set_index(["measure_id", "place_id"])


def test_the_reading_of_each_chart_and_how_many_were_looked_at_in_its_place():
    found = reading(
        series("days", "D", SHIFTED),
        series("worry", "D", [3.0] * 3),
        series("days", "E", [0.5, 0.52, 0.49, 0.51, 0.5, 0.52, 0.5, 0.51]),
        series("worry", "E", [3.0, 3.1, 3.0, 3.2, 3.0, 3.1, 3.0, 4.9]),
        changes=[("P1", "days", "E", "FY2024-25", "FY2022-23", "better")],
        targets=[("days", "D", "2023-05", "2023 Q1", 0.7, "Board")],
    )
    signals = found["chart_signal"].to_dict()
    assert signals == {("days", "D"): "better", ("worry", "D"): "early", ("days", "E"): "none",
                       ("worry", "E"): "worse"}  # fmt: skip
    looked = found[["series_looked_at", "series_with_signal"]]
    assert looked.loc[("days", "D")].tolist() == [1, 1]
    assert looked.loc[("worry", "E")].tolist() == [2, 1]
    mine = found.loc[("days", "D")]
    assert mine["since_period"] == "2023 Q1" and "since quarter 4" in mine["sentence"]
    assert mine["beside_words"].startswith("The target of 70% was set by Board.")
    assert "**Between whole years there is a real improvement**" in found["sentence"]["days", "E"]


def test_no_charts_no_readings():
    assert reading(series("days", "W", SHIFTED)).empty


def travel(values, errors=0.02, measures=("days",), changes=()):
    """The parts of a place A: wards with the given values, for each measure."""
    wards = [f"W{n}" for n in range(len(values))]
    cells = pd.DataFrame(
        [("P1", measure, ward, "FY2024-25", value, value - errors, value + errors)
         for measure in measures for ward, value in zip(wards, values, strict=True)],
        columns=["published_table", "measure_id", "place_id", "period", "value", "lower", "upper"],
    )  # fmt: skip
    changed = pd.DataFrame(
        [("P1", "days", ward, "FY2024-25", "FY2022-23", change, change - 0.02, change + 0.02)
         for ward, change in zip(wards, changes, strict=False)],
        columns=["published_table", "measure_id", "place_id", "period", "from_period",
                 "difference", "difference_lower", "difference_upper"],
    )  # fmt: skip
    return stat_outcome_travel.run(
        {
            "stat_cell": cells,
            "stat_outcome_change": changed,
            "dim_place_side": pd.DataFrame(
                {"place_id": "A", "side_id": ["W0"], "side_level": ["district"]}
            ),
            "dim_place_ward": pd.DataFrame({"place_id": "A", "ward_id": wards}),
            "dim_measure": MEASURES,
        }
    )


def test_parts_far_apart_differ_and_those_within_chance_cannot_be_told_apart():
    far = travel([0.4, 0.5, 0.6, 0.7, 0.5, 0.6]).iloc[0]
    assert (far["parts_verdict"], far["part_words"], far["parts_compared"]) == ("differ", "ward", 6)
    assert far["next_part_lower"] < 0.4 and far["next_part_upper"] > 0.7
    near = travel([0.50, 0.51, 0.49, 0.505, 0.495]).iloc[0]
    assert near["parts_verdict"] == "cannot_tell" and near["between_share"] == 0


def test_four_parts_say_nothing():
    row = travel([0.1, 0.5, 0.6, 0.9]).iloc[0]
    assert row["parts_verdict"] == "too_few_places" and np.isnan(row["part_average"])
    assert "fewer than five" in row["sentence"]


def test_a_change_that_every_part_shares_travels_and_one_of_a_few_depends_on_the_place():
    values = [0.5] * 6
    assert travel(values, changes=[0.1, 0.11, 0.09, 0.1, 0.1, 0.1]).iloc[0][
        "change_travels"
    ] == "travels"  # fmt: skip
    row = travel(values, changes=[0.3, 0.3, 0.2, 0.0, 0.1, 0.2]).iloc[0]
    assert row["change_travels"] == "depends_on_place"
    assert travel(values).iloc[0]["change_travels"] is None


def test_a_part_without_an_error_is_left_out():
    row = travel([0.5, 0.51, 0.49, 0.5, 0.52, 0.48], errors=0.0)
    assert row.iloc[0]["parts_verdict"] == "too_few_places"
