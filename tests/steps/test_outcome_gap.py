"""The gap between fifths of areas, from protected cells."""

import pandas as pd
import pytest

from pipelines.steps import stat_outcome_gap
from pipelines.steps.stat_outcome_gap import LEAST, MOST

MEASURES = pd.DataFrame(
    [
        ("days", "share of people", "higher_is_better"),
        ("worry", "score out of 10", "lower_is_better"),
    ],
    columns=["measure_id", "unit", "polarity"],
)


def run(*rows):
    """Rows of (measure, place, year, fifth, value, half width)."""
    columns = ["measure_id", "place_id", "period", "group_value", "value", "half"]
    cells = pd.DataFrame(rows, columns=columns).assign(group_dimension="deprivation_fifth")
    cells["lower"], cells["upper"] = cells["value"] - cells["half"], cells["value"] + cells["half"]
    frames = {
        "safe_cell": cells.drop(columns=["value", "half", "lower", "upper"]),
        "stat_cell": cells.drop(columns="half"),
        "dim_measure": MEASURES,
    }
    return stat_outcome_gap.run(frames)


def test_the_most_less_the_least_deprived_with_what_it_means():
    found = run(
        ("days", "D", "FY2024-25", MOST, 0.5, 0.03), ("days", "D", "FY2024-25", LEAST, 0.7, 0.04),
        ("days", "D", "FY2024-25", "Fifth 3", 0.1, 0.01),
        ("worry", "D", "FY2024-25", MOST, 4.0, 0.3), ("worry", "D", "FY2024-25", LEAST, 3.0, 0.4),
    ).set_index("measure_id")  # fmt: skip
    assert found["difference"].tolist() == pytest.approx([-0.2, 1.0])
    assert found["difference_lower"].tolist() == pytest.approx([-0.25, 0.5])
    assert found["signal"].tolist() == ["worse", "worse"]
    assert found["from_period"].isna().all() and found["change_verdict"].isna().all()
    assert (
        "12" not in found.loc["days", "sentence"]
        and "20 percentage points" in found.loc["days", "sentence"]
    )


def test_a_change_of_the_gap_is_that_since_the_first_year_with_a_value():
    nothing = float("nan")
    found = run(
        ("days", "D", "FY2021-22", MOST, nothing, 0), ("days", "D", "FY2021-22", LEAST, 0.7, 0.0),
        ("days", "D", "FY2022-23", MOST, 0.5, 0.03), ("days", "D", "FY2022-23", LEAST, 0.6, 0.04),
        ("days", "D", "FY2024-25", MOST, 0.5, 0.03), ("days", "D", "FY2024-25", LEAST, 0.9, 0.04),
        ("days", "E", "FY2024-25", MOST, 0.5, 0.03), ("days", "E", "FY2024-25", LEAST, 0.9, 0.04),
    ).set_index(["place_id", "period"])  # fmt: skip
    assert found["from_period"].dropna().to_dict() == {("D", "FY2024-25"): "FY2022-23"}
    later = found.loc[("D", "FY2024-25")]
    assert later["change_difference"] == pytest.approx(-0.3)
    half = (0.05**2 + 0.05**2) ** 0.5
    assert later["change_difference_upper"] == pytest.approx(-0.3 + half)
    assert "widened by 30 percentage points" in later["sentence"]
    assert found.loc[("D", "FY2021-22"), "sentence"].startswith("**Too few heard**")


def test_a_place_where_one_of_the_fifths_was_never_heard_has_no_gap():
    assert run(("days", "D", "FY2024-25", MOST, 0.5, 0.03)).empty
