"""Rather than stripes of empty months, the longer period; and places that lie within each other."""

import pandas as pd
import pytest

from pipelines.disclosure import Policy, protect
from pipelines.disclosure.coarser import LONGER, by_longer_periods

FEW = "fewer than 10 people"


def _months(hidden, shown, nobody=0):
    reasons = [FEW] * hidden + [None] * (shown + nobody)
    people = [float("nan")] * hidden + [20.0] * shown + [0.0] * nobody
    cells = pd.DataFrame({"suppressed_because": reasons, "n_people": people})
    start = [f"2024-{month:02}-01" for month in range(4, 4 + len(cells))]
    year = {"period_kind": "financial_year", "n_people": 200.0, "period_start": "2024-04-01"}
    cells = cells.assign(period_kind="month", period_start=start)
    cells = pd.concat([cells, pd.DataFrame([year])], ignore_index=True)
    return cells.assign(
        published_table="P1", measure_id="days", place_id="W1", service_id=None, provider_id=None,
        group_dimension=None, group_value=None, value=0.5,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("hidden", "shown", "nobody", "more"),
    [(1, 2, 0, 0), (2, 2, 0, 2), (3, 1, 0, 1), (2, 3, 3, 0), (1, 1, 5, 1), (0, 4, 0, 0)],
)
def test_where_half_of_those_heard_are_hidden_all_are(hidden, shown, nobody, more):
    cells = by_longer_periods(_months(hidden, shown, nobody), Policy())
    longer = cells[cells["suppressed_because"].eq(LONGER)]
    assert len(longer) == more
    assert longer["value"].isna().all() and longer["n_people"].isna().all()
    # The year stays, and so does a month in which nobody was heard.
    assert cells["suppressed_because"].iloc[-1] is None or pd.isna(
        cells["suppressed_because"].iloc[-1]
    )
    assert cells["n_people"].eq(0).sum() == nobody


def test_another_year_or_place_is_judged_by_itself():
    cells = pd.concat([_months(2, 2), _months(0, 4).assign(place_id="W2")], ignore_index=True)
    found = by_longer_periods(cells, Policy())
    assert set(found.loc[found["suppressed_because"].eq(LONGER), "place_id"]) == {"W1"}


@pytest.mark.parametrize(
    ("sets", "people", "is_hidden"),
    [
        ({"A": {1, 2}, "B": {1}}, {"A": 53, "B": 50}, True),  # three people between them
        ({"A": {1, 2}, "B": {1}}, {"A": 70, "B": 50}, False),
        ({"A": {1, 2}, "B": {3}}, {"A": 53, "B": 50}, False),
        ({"A": {1, 2, 3}, "B": {1}, "C": {2}}, {"A": 63, "B": 30, "C": 30}, True),
        ({"A": {1, 2, 3}, "B": {1}, "C": {2}}, {"A": 90, "B": 30, "C": 30}, False),
        ({"A": {1, 2}, "B": {1}, "C": {2}}, {"A": 60, "B": 30, "C": 30}, False),
    ],
)
def test_differences_of_sets_are_figures_too(sets, people, is_hidden):
    cells = pd.DataFrame({"place_id": list(people), "n_people": list(people.values())})
    safe = protect(cells.assign(value=1.0), Policy(sets=sets))
    assert safe["value"].isna().any() == is_hidden
