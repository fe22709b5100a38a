"""What people report leaves only when it can point at nobody; what leaves is unchanged."""

import pandas as pd
import pytest

from pipelines.errors import DisclosureError
from pipelines.steps import safe_cell, stat_cell

SUMS = ["sum_w", "sum_w2", "sum_wy", "sum_wy2"]
COUNTS = ["n_people", "n_with", "n_without", "n_responses"]
MEASURES = pd.DataFrame(
    {
        "measure_id": ["days", "hours"],
        "measure_kind": ["proportion", "mean"],
        "min_n": [10, 30],
        "scale_low": [0.0, 0.0],
        "scale_high": [1.0, 40.0],
    }
)
PLACES = pd.DataFrame(
    {"place_id": ["W", "D", "S"], "place_level": ["ward", "district", "small_area"]}
)
PERIOD = {
    "period": "FY2024-25",
    "period_kind": "financial_year",
    "period_start": pd.Timestamp("2024-04-01"),
    "period_words": "2024 to 25",
}


def _cell(people, yes, no, *, measure="days", place="W", **other):
    n = people or 0
    row = {
        "measure_id": measure, "place_id": place, **PERIOD,
        "n_people": people, "n_with": yes, "n_without": no, "n_responses": n,
        "sum_w": n, "sum_w2": n, "sum_wy": yes or 0, "sum_wy2": yes or 0,
    }  # fmt: skip
    return {**row, **other}


def _safe(*cells, **marts):
    nothing = pd.DataFrame([_cell(20, 10, 10)]).iloc[:0]
    frames = {name: nothing for name in safe_cell.READS if name.startswith("fct_")}
    frames |= {"fct_p1_place": pd.DataFrame(cells)} if cells else {}
    frames |= {name: pd.DataFrame(rows) for name, rows in marts.items()}
    return safe_cell.run({**frames, "dim_place": PLACES, "dim_measure": MEASURES})


@pytest.mark.parametrize(
    ("people", "yes", "no", "is_hidden"),
    [
        (9, 0, 9, True),
        (1, 1, 0, True),
        (10, 10, 0, False),
        (20, 11, 9, True),
        (20, 9, 11, True),
        (20, 10, 10, False),
        (20, 20, 3, True),  # all said yes once, three also said no
        (0, None, None, False),
    ],
)
def test_few_people_or_few_on_one_side_are_hidden_whole(people, yes, no, is_hidden):
    (row,) = _safe(_cell(people, yes, no)).to_dict("records")
    assert pd.notna(row["suppressed_because"]) == is_hidden
    if is_hidden:
        assert all(pd.isna(row[name]) for name in [*SUMS, *COUNTS])
    else:
        assert (row["n_people"], row["sum_w"]) == (people, people)


def test_a_measure_may_ask_for_more_people():
    safe = _safe(_cell(29, None, None, measure="hours"), _cell(30, None, None, measure="hours"))
    assert list(safe["n_people"].isna()) == [True, False]
    assert safe["suppressed_because"][0] == "fewer people than its measure asks for"


@pytest.mark.parametrize(
    ("mart", "wrong"),
    [
        ("fct_p1_place", {"place": "S"}),
        ("fct_p1_place", {"period_kind": "day"}),
        ("fct_p2_service", {"place": "W"}),
        ("fct_p3_provider", {"place": "D"}),
        ("fct_p4_group", {"period_kind": "quarter"}),
    ],
)
def test_a_cell_outside_the_closed_list_is_refused(mart, wrong):
    with pytest.raises(DisclosureError, match="outside the closed list"):
        _safe(**{mart: [_cell(50, 20, 30, **wrong)]})


def test_values_and_limits_of_what_is_shown_and_none_of_what_is_hidden():
    safe = _safe(
        _cell(100, 65, 35),
        _cell(9, 4, 5, place="D"),
        _cell(0, None, None, place="D", period="FY2025-26"),
        _cell(40, None, None, measure="hours", sum_wy=400, sum_wy2=4390),
    )
    found = stat_cell.run({"safe_cell": safe, "dim_measure": MEASURES})
    values = found[["value", "lower", "upper"]].to_numpy()
    assert tuple(values[0]) == pytest.approx((0.65, 0.552544, 0.736358), abs=1e-6)
    assert pd.isna(values[1:3]).all()
    # sd = sqrt((4390 / 40 - 10²) * 40 / 39) = 3.1623; t(39) = 2.0227
    assert tuple(values[3]) == pytest.approx((10, 10 - 1.011338, 10 + 1.011338), abs=1e-4)
    assert found["method_words"][0].startswith("Weighted share")


def test_limits_stay_on_the_scale():
    safe = _safe(_cell(40, None, None, measure="hours", sum_wy=10, sum_wy2=100))
    found = stat_cell.run({"safe_cell": safe, "dim_measure": MEASURES})
    assert found["lower"][0] == 0
