"""Who was heard beside who lives here, from protected cells and published populations."""

import pandas as pd
import pytest

from pipelines.steps import stat_heard, stat_sentence_heard

SPELLINGS = pd.DataFrame(
    [("housing", "rented from a private landlord", "private_rent")],
    columns=["group_dimension", "spelling", "group_key"],
)


def cells(*rows):
    """Rows of (table, measure, place, period, dimension, value, people, hidden)."""
    frame = pd.DataFrame(
        rows,
        columns=["published_table", "measure_id", "place_id", "period", "group_dimension",
                 "group_value", "n_people", "suppressed_because"],
    )  # fmt: skip
    frame["n_people"] = frame["n_people"].astype("Int64")
    frame["period_kind"] = ["quarter" if " " in p else "financial_year" for p in frame["period"]]
    frame["period_start"] = pd.to_datetime(frame["period"].str[2:6] + "-04-01")
    return frame


def lives(*rows):
    columns = ["place_id", "group_dimension", "group_key", "period", "population"]
    return pd.DataFrame(rows, columns=columns)


def run(cells, lives):
    frames = {"safe_cell": cells, "dim_group_population": lives, "dim_group_spelling": SPELLINGS}
    return stat_heard.run(frames)


HOME = (
    ("W1", "housing", "owned", "", 700),
    ("W1", "housing", "private_rent", "", 300),
)


def test_a_survey_and_a_census_call_one_group_by_two_names():
    found = run(
        cells(
            ("P4", "days", "W1", "FY2024-25", "housing", "Owned", 90, None),
            (
                "P4",
                "days",
                "W1",
                "FY2024-25",
                "housing",
                "Rented from a  private landlord",
                10,
                None,
            ),
        ),
        lives(*HOME),
    ).set_index("group_value")
    rented = found.loc["Rented from a  private landlord"]
    assert (rented["population"], rented["here_share"]) == (300, 0.3)
    assert (rented["heard_share"], rented["heard_verdict"]) == (0.1, "under_heard")


def test_the_last_figures_before_the_end_of_the_year_count_else_the_first_after_it():
    ages = [("W1", "age_band", "75+", f"CY{year}", year) for year in (2021, 2024, 2026)]
    asked = [
        ("P4", "days", "W1", f"FY{y}-{str(y + 1)[2:]}", "age_band", "75+", 50, None)
        for y in (2019, 2022, 2024, 2030)
    ]
    found = run(cells(*asked), lives(*ages)).set_index("period")["population"]
    assert found.tolist() == [2021, 2021, 2024, 2026]


def test_a_group_that_is_hidden_and_one_nobody_counted_keep_their_row_and_say_why():
    found = run(
        cells(
            ("P4", "days", "W1", "FY2024-25", "housing", "owned", 90, None),
            (
                "P4",
                "days",
                "W1",
                "FY2024-25",
                "housing",
                "private rent",
                None,
                "fewer than 10 people",
            ),
            ("P4", "days", "W1", "FY2024-25", "carer", "yes", 30, None),
        ),
        lives(*HOME),
    ).set_index("group_value")
    assert found["why_no_value"].to_dict() == {
        "owned": None, "private rent": "too_few", "yes": "not_loaded"}  # fmt: skip
    assert found["heard_verdict"].isna().all()


def test_people_with_a_service_and_other_periods_are_not_held_beside_everyone():
    rows = [
        ("P4", "listened", "W1", "FY2024-25", "housing", "owned", 90, None),
        ("P2", "listened", "W1", "FY2024-25", None, None, 90, None),
        ("P4", "days", "W1", "FY2024-25 Q1", "housing", "owned", 90, None),
        ("P1", "days", "W1", "FY2024-25", None, None, 90, None),
    ]
    found = run(cells(*rows), lives(*HOME))
    assert len(found) == 0
    said = stat_sentence_heard.run({"stat_heard": found})
    assert list(said) == ["block", "place_id", "period", "measure_id", "sentence"] and said.empty


def test_one_sentence_for_each_measure_place_and_year():
    found = run(
        cells(*[
            ("P4", measure, "W1", "FY2024-25", "housing", value, n, None)
            for measure in ("days", "worry")
            for value, n in (("owned", 90), ("private rent", 30))
        ]),
        lives(("W1", "housing", "owned", "", 700), ("W1", "housing", "private rent", "", 300)),
    )  # fmt: skip
    said = stat_sentence_heard.run({"stat_heard": found})
    assert said[["block", "measure_id"]].to_numpy().tolist() == [
        ["heard", "days"],
        ["heard", "worry"],
    ]
    assert said["sentence"].str.contains("none is plainly under-heard").all()
    assert pytest.approx(0.25) == found["heard_share"][1]
