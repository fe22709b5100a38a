"""What is said of a publication's estimates: never more than its own intervals allow."""

import pandas as pd
import pytest

from pipelines.errors import DisclosureError
from pipelines.steps import safe_published_estimate, stat_published_estimate

MEASURES = pd.DataFrame(
    {"measure_id": ["hle", "care"], "polarity": ["higher_is_better"] * 2,
     "unit": ["years", "share of people"]}
)  # fmt: skip
COLUMNS = ("measure_id", "place_id", "period", "period_kind", "period_words", "value", "lower",
           "upper", "why_no_value")  # fmt: skip


def _frame(*rows):
    starts = {"R": lambda p: f"{p[1:5]}-01-01", "F": lambda p: f"{p[2:6]}-04-01"}
    frame = pd.DataFrame([dict(zip(COLUMNS, row, strict=True)) for row in rows])
    frame["period_start"] = pd.to_datetime([starts[p[0]](p) for p in frame["period"]])
    return frame.assign(nhs_area_name=None, suppressed_because=None)


def _said(*rows):
    found = stat_published_estimate.run(
        {"safe_published_estimate": _frame(*rows), "dim_measure": MEASURES}
    )
    return found.iloc[0]


def _hle(period, value, lower, upper):
    words = period[1:].replace("-", " to ")
    return ("hle", "X1", period, "rolling", words, value, lower, upper, None)


def _care(period, value, why=None, lower=None, upper=None):
    return ("care", "X1", period, "financial_year", period[2:], value, lower, upper, why)


def test_a_change_between_spans_that_do_not_overlap():
    row = _said(_hle("R2011-2013", 64.0, 63.0, 65.0), _hle("R2013-2015", 70.0, 69.0, 71.0),
                _hle("R2022-2024", 60.0, 59.0, 61.0))  # fmt: skip
    assert (row["from_period"], row["verdict"], row["signal"]) == ("R2011-2013", "lower", "worse")
    assert row["difference_upper"] == pytest.approx(-4 + 2**0.5)
    assert row["sentence"] == (
        "**60.0 (59.0 to 61.0) years** in 2022 to 2024. **Down by 4.0 years since 2011 to 2013** "
        "(2.6 to 5.4), a cause for concern."
    )


def test_spans_that_overlap_are_no_two_samples():
    row = _said(_hle("R2020-2022", 64.0, 63.0, 65.0), _hle("R2022-2024", 60.0, 59.0, 61.0))
    assert row["verdict"] is None and row["from_period"] is None
    assert "cannot say whether it has changed" in row["sentence"]
    row = _said(_hle("R2019-2021", 64.0, 63.0, 65.0), _hle("R2022-2024", 60.0, 59.0, 61.0))
    assert row["verdict"] == "lower"


def test_within_the_intervals_nothing_is_told():
    row = _said(_hle("R2011-2013", 61.0, 59.0, 63.0), _hle("R2022-2024", 60.0, 58.0, 62.0))
    assert row["verdict"] == "cannot_tell" and "**We cannot tell a change**" in row["sentence"]


def test_without_an_interval_its_absence_is_said_and_nothing_compared():
    row = _said(_care("FY2014-15", 0.4), _care("FY2024-25", 0.58))
    assert not row["has_limits"] and row["verdict"] is None and pd.isna(row["difference"])
    assert row["sentence"].startswith("**58%** in 2024-25. **Its source gives no interval**")
    assert "compared with no other year and no other place" in row["sentence"]
    # An interval of the first year alone makes no comparison either.
    row = _said(_care("FY2014-15", 0.4, lower=0.39, upper=0.41), _care("FY2024-25", 0.58))
    assert not row["has_limits"] and row["verdict"] is None


def test_a_year_without_a_value_is_passed_over_and_none_at_all_says_why():
    assert _said(_care("FY2023-24", 0.52), _care("FY2024-25", None, "not_heard"))["period"] == (
        "FY2023-24"
    )
    row = _said(_care("FY2024-25", None, "too_few"))
    assert row["sentence"] == "**Its source suppressed the value** for 2024-25: too few answered."


def test_only_the_closed_list_passes_and_values_stay_as_they_are():
    frame = _frame(_hle("R2011-2013", 64.0, 63.0, 65.0), _care("FY2014-15", 0.4))
    places = pd.DataFrame({"place_id": ["X1"], "place_level": ["district"]})
    cells = frame.drop(columns="suppressed_because")
    safe = safe_published_estimate.run({"fct_published_estimate": cells, "dim_place": places})
    assert safe["value"].tolist() == [64.0, 0.4] and safe["suppressed_because"].isna().all()
    other = places.assign(place_level="other")
    found = safe_published_estimate.run({"fct_published_estimate": cells, "dim_place": other})
    assert not len(found)
    with pytest.raises(DisclosureError, match="outside the closed list published_estimates"):
        safe_published_estimate.run(
            {"fct_published_estimate": cells.assign(period_kind="week"), "dim_place": places}
        )
