"""The cell a decision saw against the latest: the latest year counts, hidden or silent is said."""

import pandas as pd
import pytest

from pipelines.disclosure.coarser import LONGER
from pipelines.steps import stat_decision_change

MEASURES = pd.DataFrame(
    {"measure_id": ["days"], "polarity": ["higher_is_better"], "unit": ["share of people"]}
)


def run(cells, *decided):
    """The step on cells (place, period, people, value, half width, hidden) and decisions."""
    rows = [
        {"published_table": "P1", "measure_id": "days", "place_id": place, "period": period,
         "period_kind": "financial_year", "n_people": people, "value": value,
         "lower": None if value is None else value - half,
         "upper": None if value is None else value + half,
         "suppressed_because": hidden or None}
        for place, period, people, value, half, hidden in cells
    ]  # fmt: skip
    frame = pd.DataFrame(rows).astype({"value": float, "lower": float, "upper": float})
    frames = {
        "dim_decision": pd.DataFrame(decided),
        "safe_cell": frame.drop(columns=["value", "lower", "upper"]),
        "stat_cell": frame.drop(columns=["n_people", "suppressed_because", "period_kind"]),
        "dim_measure": MEASURES,
    }
    return stat_decision_change.run(frames).set_index("decision_id")


def decision(number, place="A", period="FY2022-23", value=0.5, measure="days"):
    return {
        "decision_id": number, "measure_id": measure, "place_id": place, "period": period,
        "seen_value": value, "seen_lower": None if value is None else value - 0.03,
        "seen_upper": None if value is None else value + 0.03,
    }  # fmt: skip


CELLS = [
    ("A", "FY2022-23", 100, 0.5, 0.03, False),
    ("A", "FY2024-25", 100, 0.7, 0.03, False),
    ("A", "FY2023-24", 100, 0.1, 0.03, False),
    ("B", "FY2024-25", None, None, 0, "fewer than 10 people"),
    ("E", "FY2024-25", None, None, 0, "could be worked out from other figures"),
    ("F", "FY2024-25", None, None, 0, LONGER),
    ("C", "FY2024-25", 0, None, 0, False),
]


def test_the_latest_year_is_held_beside_what_was_seen():
    row = run(CELLS, decision("D1")).loc["D1"]
    assert (row["now_period"], row["verdict"], row["signal"]) == ("FY2024-25", "higher", "better")
    assert row["difference"] == pytest.approx(0.2)


def test_the_same_year_is_no_change_even_if_it_was_counted_anew():
    row = run(CELLS, decision("D1", period="FY2024-25", value=0.4)).loc["D1"]
    assert pd.isna(row["verdict"]) and pd.isna(row["difference"])
    assert row["sentence"] == "**No later year** has been published since."


@pytest.mark.parametrize(
    ("place", "why", "hidden_as"),
    [
        ("B", "too_few", "too_few"),
        ("C", "not_heard", None),
        ("E", "too_few", "guards_another"),
        ("F", "too_few", "longer_period"),
    ],
)
def test_without_a_value_now_the_reason_stands_there(place, why, hidden_as):
    row = run(CELLS, decision("D1", place=place)).loc["D1"]
    assert (row["now_why"], row["now_period"]) == (why, "FY2024-25")
    assert (None if pd.isna(row["now_hidden_as"]) else row["now_hidden_as"]) == hidden_as
    assert row["sentence"].startswith("**We cannot tell**")


def test_a_place_that_is_not_published_and_a_decision_without_a_measure():
    found = run(CELLS, decision("D1", place="Z"), decision("D2", measure=None))
    assert list(found.index) == ["D1"]
    assert found.loc["D1", "sentence"].startswith("**Nothing is published**")
