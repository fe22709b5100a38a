"""Returns protected, and held beside what people say: the gap, its doubt, and what is missing."""

import pandas as pd
import pytest

from pipelines.errors import DisclosureError
from pipelines.steps import safe_reported_outcome, stat_reported_gap, stat_sentence_reported

MEASURES = pd.DataFrame(
    [("days", "My days", "share of people", "higher_is_better"),
     ("calm", "Calm", "score out of 10", "higher_is_better")],
    columns=["measure_id", "title", "unit", "polarity"],
)  # fmt: skip


def returns(*rows):
    """Rows of (measure, provider, people, so, value), all of one service and year."""
    columns = ["measure_id", "provider_id", "reported_people", "reported_so", "reported_value"]
    frame = pd.DataFrame(rows, columns=columns).assign(
        service_id="home", service_name="Home", period="FY2024-25", how_reported="By telephone"
    )
    frame["provider_name"] = "Provider " + frame["provider_id"]
    frame[["reported_people", "reported_so"]] = frame[["reported_people", "reported_so"]].astype(
        "Int64"
    )
    return frame


def said(*rows):
    """Rows of (measure, provider, people or None where hidden, value, half width)."""
    columns = ["measure_id", "provider_id", "n_people", "value", "half"]
    frame = pd.DataFrame(rows, columns=columns).assign(
        published_table="P3", period_kind="financial_year", service_id="home", service_name="Home",
        period="FY2024-25",
    )  # fmt: skip
    frame["provider_name"] = "Provider " + frame["provider_id"]
    frame["n_people"] = frame["n_people"].astype("Int64")
    frame["suppressed_because"] = [None if n == n else "fewer" for n in frame["value"]]
    frame["lower"], frame["upper"] = frame["value"] - frame["half"], frame["value"] + frame["half"]
    return frame


def gap(people, reports):
    safe = safe_reported_outcome.run({"fct_reported_outcome": reports})
    frames = {
        "safe_cell": people.drop(columns=["value", "half", "lower", "upper"]),
        "stat_cell": people[["published_table", *stat_reported_gap.GRAIN, "value", "lower",
                             "upper"]],
        "safe_reported_outcome": safe,
        "dim_measure": MEASURES,
    }  # fmt: skip
    return stat_reported_gap.run(frames)


def test_a_return_about_few_people_or_few_on_one_side_is_empty():
    safe = safe_reported_outcome.run(
        {
            "fct_reported_outcome": returns(
                ("days", "A", 9, 5, None), ("days", "B", 100, 91, None),
                ("days", "C", 100, 4, None), ("days", "D", 100, 90, None),
                ("days", "E", 100, 100, None), ("calm", "A", 9, None, 7.0),
                ("calm", "B", 10, None, 7.0), ("days", "F", 0, 0, None),
            )
        }
    ).set_index(["measure_id", "provider_id"])  # fmt: skip
    hidden = safe["suppressed_because"].notna()
    assert hidden.to_dict() == {
        ("days", "A"): True, ("days", "B"): True, ("days", "C"): True, ("days", "D"): False,
        ("days", "E"): False, ("calm", "A"): True, ("calm", "B"): False, ("days", "F"): False,
    }  # fmt: skip
    figures = safe[["reported_people", "reported_so", "reported_value"]]
    assert figures[hidden].isna().all(axis=None)
    assert figures[~hidden].notna().any(axis=1).all()


def test_a_return_of_another_kind_of_period_is_refused():
    quarter = returns(("days", "A", 100, 50, None)).assign(period="FY2024-25 Q1")
    with pytest.raises(DisclosureError, match="outside the closed list P7_reported"):
        safe_reported_outcome.run({"fct_reported_outcome": quarter})


def test_the_gap_is_reported_less_said_with_both_doubts():
    found = gap(said(("days", "A", 100, 0.6, 0.1)), returns(("days", "A", 200, 160, None)))
    row = found.iloc[0]
    assert row["reported_value"] == 0.8 and row["difference"] == pytest.approx(0.2)
    # Wilson's limits of 160 of 200: 0.7391 to 0.8496 (R, binom.confint).
    assert (row["reported_lower"], row["reported_upper"]) == pytest.approx(
        (0.7391, 0.8496), abs=1e-4
    )
    assert row["difference_lower"] == pytest.approx(0.2 - (0.0609**2 + 0.1**2) ** 0.5, abs=1e-4)
    assert (row["verdict"], row["signal"], row["looked_at"]) == ("higher", "better", 1)


def test_what_is_missing_keeps_its_row_and_its_reason():
    nothing = float("nan")
    found = gap(
        said(("days", "A", 100, 0.6, 0.1), ("days", "B", None, nothing, 0.0),
             ("days", "C", 100, 0.6, 0.1), ("calm", "C", 100, 7.0, 0.4)),
        returns(("days", "B", 200, 160, None), ("days", "C", 7, 7, None),
                ("days", "D", 200, 160, None)),
    ).set_index("provider_id")  # fmt: skip
    assert "calm" not in set(found["measure_id"]), "nobody reports on it"
    assert found["why_not_reported"].fillna("shown").to_dict() == {
        "A": "not_loaded", "B": "shown", "C": "too_few", "D": "shown"
    }  # fmt: skip
    assert found["why_no_value"].fillna("shown").to_dict() == {
        "A": "shown", "B": "too_few", "C": "shown", "D": "not_heard"
    }  # fmt: skip
    assert found["verdict"].isna().all() and found["difference"].isna().all()
    assert found.loc["D", "provider_name"] == "Provider D"


def test_an_average_without_a_spread_is_shown_and_not_judged():
    row = gap(said(("calm", "A", 100, 7.0, 0.4)), returns(("calm", "A", 50, None, 9.0))).iloc[0]
    assert row["reported_value"] == 9.0 and row["difference"] == 2.0
    assert pd.isna(row["verdict"]) and row["signal"] is None
    assert "does not say how sure it is" in row["sentence"]


def test_one_of_many_that_chance_would_give_is_not_told():
    """Twenty pairs: a gap of 2 standard errors is told of one pair alone, not of one in twenty."""
    close = [("days", f"P{n:02d}", 400, 0.5, 0.05) for n in range(20)]
    same = [("days", f"P{n:02d}", 400, 200, None) for n in range(1, 20)]
    odd = ("days", "P00", 400, 230, None)
    one = gap(said(close[0]), returns(odd)).iloc[0]
    assert (one["verdict"], one["stands_out"], one["signal"]) == ("higher", True, "better")
    found = gap(said(*close), returns(odd, *same)).set_index("provider_id").loc["P00"]
    assert (found["verdict"], found["stands_out"], found["signal"]) == ("higher", False, "none")
    assert found["looked_at"] == 20 and "may be chance, one of 20 pairs" in found["sentence"]


def test_a_sentence_for_each_view():
    rows = gap(said(("days", "A", 100, 0.6, 0.1)), returns(("days", "A", 200, 160, None)))
    found = stat_sentence_reported.run({"stat_reported_gap": rows, "dim_measure": MEASURES})
    keys = found[["measure_id", "provider_id", "service_id"]].notna().apply(tuple, axis=1)
    assert sorted(keys) == [(False, True, False), (False, True, True), (True, False, False),
                            (True, False, True)]  # fmt: skip
    of_provider = found[found["provider_id"].notna()]["sentence"]
    assert of_provider.str.contains("My days by 20 percentage points").all()


def test_without_returns_there_is_nothing():
    empty = returns(("days", "A", 200, 160, None)).iloc[:0]
    rows = gap(said(("days", "A", 100, 0.6, 0.1)), empty)
    assert not len(rows) and {"sentence", "signal"} <= set(rows.columns)
    frames = {"stat_reported_gap": rows, "dim_measure": MEASURES}
    assert not len(stat_sentence_reported.run(frames))
