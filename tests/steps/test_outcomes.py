"""What people report over time: compared with the first year that has a value, place by place."""

import numpy as np
import pandas as pd

from pipelines.steps import (
    stat_outcome_change,
    stat_outcome_spread,
    stat_sentence_outcome,
    stat_sentence_outcomes,
)

MEASURES = pd.DataFrame(
    [
        ("days", "I choose", "proportion", "share of people", "higher_is_better", 1.0),
        ("worry", "I worry", "mean", "score out of 10", "lower_is_better", 10.0),
        ("estimate", "Published", "published", "score out of 10", "higher_is_better", 10.0),
    ],
    columns=["measure_id", "plain_title", "measure_kind", "unit", "polarity", "scale_high"],
)
YEARS = {"FY2022-23": "2022-04-01", "FY2023-24": "2023-04-01", "FY2024-25": "2024-04-01"}


def cells(*rows):
    """Rows of (table, measure, place, service, period, value, lower, upper, people, hidden)."""
    frame = pd.DataFrame(
        rows,
        columns=["published_table", "measure_id", "place_id", "service_id", "period", "value",
                 "lower", "upper", "n_people", "suppressed_because"],
    )  # fmt: skip
    frame["provider_id"] = frame["group_value"] = None
    frame["n_responses"] = frame["n_people"]
    frame["period_kind"] = "financial_year"
    frame["period_start"] = pd.to_datetime(frame["period"].map(YEARS))
    return frame


def frames(*rows):
    every = cells(*rows)
    return {
        "safe_cell": every.drop(columns=["value", "lower", "upper"]),
        "stat_cell": every.drop(columns=["n_people", "n_responses", "period_kind", "period_start"]),
        "dim_measure": MEASURES,
    }


DALE = [
    ("P1", "days", "D", None, "FY2022-23", np.nan, np.nan, np.nan, None, "fewer than 10"),
    ("P1", "days", "D", None, "FY2023-24", 0.5, 0.45, 0.55, 300, None),
    ("P1", "days", "D", None, "FY2024-25", 0.7, 0.65, 0.75, 300, None),
    ("P1", "worry", "D", None, "FY2023-24", 3.0, 2.9, 3.1, 300, None),
    ("P1", "worry", "D", None, "FY2024-25", 3.5, 3.4, 3.6, 300, None),
    ("P2", "days", "D", "care", "FY2023-24", 0.9, 0.8, 0.95, 40, None),
    ("P1", "days", "W", None, "FY2024-25", np.nan, np.nan, np.nan, 0, None),
]


def test_a_year_is_compared_with_the_first_that_has_a_value_here():
    found = stat_outcome_change.run(frames(*DALE))
    said = found[["published_table", "measure_id", "period", "from_period", "signal"]]
    assert said.to_records(index=False).tolist() == [
        ("P1", "days", "FY2024-25", "FY2023-24", "better"),
        ("P1", "worry", "FY2024-25", "FY2023-24", "worse"),
    ]


def test_nothing_to_compare_is_no_row():
    assert stat_outcome_change.run(frames(DALE[1])).empty


def test_every_protected_year_has_a_sentence_and_so_has_a_year_without_the_question():
    given = frames(*DALE)
    given["stat_outcome_change"] = stat_outcome_change.run(given)
    found = stat_sentence_outcome.run(given).set_index(
        ["published_table", "measure_id", "place_id", "period"]
    )["sentence"]
    assert len(found) == len(DALE) + 1
    assert found["P1", "days", "D", "FY2022-23"].startswith("**Too few to show**")
    assert found["P1", "worry", "D", "FY2022-23"].startswith("**Not asked** in 2022 to 23")
    assert found["P1", "days", "W", "FY2024-25"].startswith("**Not heard**")
    assert (
        "**Up by 20 percentage points since 2023 to 24**" in found["P1", "days", "D", "FY2024-25"]
    )


def test_the_outcomes_of_a_place_in_one_sentence():
    given = frames(*DALE)
    given["stat_outcome_change"] = stat_outcome_change.run(given)
    given["dim_place"] = pd.DataFrame({"place_id": ["D", "W"], "place_name": ["Dale", "Moor"]})
    given["dim_place_outcome"] = pd.DataFrame(
        [
            (place, measure, n, False)
            for place in "DW"
            for n, measure in enumerate(("days", "worry"))
        ]
        + [("D", "estimate", 1, True)],
        columns=["place_id", "measure_id", "position", "is_estimate"],
    )
    found = stat_sentence_outcomes.run(given).set_index(["place_id", "period"])["sentence"]
    assert found["D", "FY2024-25"].startswith(
        "Since 2023 to 24: **“I choose” shows real improvement**; "
        "**“I worry” gives cause for concern**. Two comparisons made"
    )
    assert "“I choose” has too few answers. “I worry” was not asked" not in found["D", "FY2024-25"]
    assert "“I worry” was not asked." in found["D", "FY2022-23"]
    assert "“I choose” was not heard." in found["W", "FY2024-25"]


def wards(values, whole=0.5):
    """Frames of a district with one ward per (value, lower, upper)."""
    rows = [("P1", "days", "D", None, "FY2024-25", whole, whole - 0.02, whole + 0.02, 900, None)]
    rows += [
        ("P1", "days", f"W{n}", None, "FY2024-25", *value, 90, None)
        for n, value in enumerate(values)
    ]
    return frames(*rows) | {
        "dim_place_ward": pd.DataFrame(
            {"place_id": "D", "ward_id": [f"W{n}" for n in range(len(values))], "is_whole": True}
        )
    }


def test_the_spread_of_wards_and_those_that_stand_apart():
    values = [(v, v - 0.05, v + 0.05) for v in (0.40, 0.48, 0.50, 0.52, 0.54, 0.70)]
    values.append((np.nan, np.nan, np.nan))
    row = stat_outcome_spread.run(wards(values)).iloc[0]
    assert (row["wards_shown"], row["wards_without_value"], row["wards_apart"]) == (6, 1, 2)
    assert 0.40 < row["spread_lower"] < 0.48
    assert 0.54 < row["spread_upper"] < 0.70
    assert row["wards_verdict"] == "differ"
    assert "differ by more than chance would explain" in row["sentence"]


def test_wards_that_chance_alone_may_spread_are_not_said_to_differ():
    """By hand: squares of 0.0130 by a variance of 0.0026 are 5.0 on four degrees, p 0.29."""
    values = [(v, v - 0.1, v + 0.1) for v in (0.40, 0.45, 0.50, 0.50, 0.55)]
    row = stat_outcome_spread.run(wards(values)).iloc[0]
    assert row["wards_verdict"] == "cannot_tell"
    assert "we cannot tell whether they differ" in row["sentence"]


def test_four_wards_are_too_few_to_speak_of_spread():
    values = [(v, v - 0.05, v + 0.05) for v in (0.4, 0.5, 0.6, 0.7)]
    assert stat_outcome_spread.run(wards(values)).empty
