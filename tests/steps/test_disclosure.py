"""How much is hidden is stated by table; a longer period stands in for stripes of empty months."""

import pandas as pd
import pytest

from pipelines.disclosure import Policy, protect
from pipelines.disclosure.coarser import LONGER, by_longer_periods
from pipelines.disclosure.over_time import HELD
from pipelines.disclosure.protecting import ELSEWHERE
from pipelines.errors import DisclosureError
from pipelines.steps import stat_disclosure

PLACES = pd.DataFrame({"place_id": ["D", "W1", "W2", "W3"],
                       "place_level": ["district", "ward", "ward", "ward"]})  # fmt: skip
PARTS = pd.DataFrame(
    [("P1", f"part:{w}", place) for w in ("W1", "W2", "W3") for place in (w, "D")],
    columns=["published_table", "part_id", "place_id"],
)


def _cells(*rows, period="FY2024-25", kind="financial_year"):
    """Safe cells of P1 in one year: place, people, reason."""
    blank = dict.fromkeys(("service_id", "provider_id", "group_dimension", "group_value"))
    return pd.DataFrame(
        [
            {"published_table": "P1", "measure_id": "days", "place_id": place, **blank,
             "period": period, "period_kind": kind, "period_start": pd.Timestamp("2024-04-01"),
             "n_people": people, "n_responses": people, "n_with": None, "people_hidden_pct": 5.0,
             "suppressed_because": reason}
            for place, people, reason in rows
        ]
    )  # fmt: skip


def _run(cells):
    frames = {"safe_cell": cells, "dim_place": PLACES, "dim_place_part": PARTS}
    return stat_disclosure.run(frames)


def test_shares_by_table_and_level_count_each_reason_once():
    found = _run(
        _cells(("D", 90, None), ("W1", None, "fewer than 10 people"), ("W2", None, ELSEWHERE),
               ("W3", 40, None))
    ).set_index("place_level")  # fmt: skip
    assert tuple(found.loc["ward", ["cells_heard", "hidden_few", "hidden_elsewhere"]]) == (3, 1, 1)
    assert found.loc["ward", "cells_hidden_pct"] == pytest.approx(66.7)
    assert found.loc["district", "cells_hidden_pct"] == 0
    assert found.loc["ward", "people_hidden_pct"] == 5


def test_a_cell_that_can_be_worked_out_stops_the_build():
    shown = (("D", 90, None), ("W1", None, "fewer than 10 people"), ("W2", 43, None))
    with pytest.raises(DisclosureError, match="1 hidden figures can be worked out") as raised:
        _run(_cells(*shown, ("W3", 40, None)))
    assert "7" not in str(raised.value), "the message would tell what it hides"


def test_where_kept_builds_bind_this_one_they_can_be_let_go_of():
    cells = _cells(("D", 90, None), ("W1", None, "fewer than 10 people"), ("W2", 43, None),
                   ("W3", 40, None))  # fmt: skip
    with pytest.raises(DisclosureError, match="Hide more, or publish fewer totals"):
        _run(cells)
    held = _cells(("D", None, HELD), period="FY2023-24").assign(period_start="2023-04-01")
    with pytest.raises(DisclosureError, match="remove them from the output folder"):
        _run(pd.concat([cells, held.astype({"period_start": "datetime64[us]"})]))


def test_silence_is_not_counted_as_shown():
    found = _run(_cells(("D", 40, None), ("W3", 40, None), ("W1", 0, None), ("W2", 0, None)))
    assert found.set_index("place_level").loc["ward", "cells_heard"] == 1


def test_half_of_a_years_months_hidden_hides_them_all():
    def month(place, people, reason, month):
        return _cells((place, people, reason), period=month, kind="month")

    few = "fewer than 10 people"
    cells = pd.concat(
        [month("W1", None, few, "2024-05"), month("W1", 20, None, "2024-06"),
         month("W2", None, few, "2024-05"), month("W2", 20, None, "2024-06"),
         month("W2", 20, None, "2024-07"), _cells(("W1", 25, None))],
        ignore_index=True,
    )  # fmt: skip
    safe = by_longer_periods(cells, Policy(value_columns=("n_responses",)))
    assert safe["suppressed_because"][1] == LONGER
    assert pd.isna(safe[["n_people", "n_responses"]].loc[1]).all()
    assert safe["suppressed_because"][3:].isna().all(), "one of three months is no stripe"


def _people(**people):
    return pd.DataFrame({"n_people": people, "value": 1.0}, index=list(people))


def test_totals_by_name_hide_a_second_part_and_say_why():
    cells = _people(D=80, W1=5, W2=30, W3=45)
    for totals in ([{"D": ["W1", "W2", "W3"]}], [("D", ["W1", "W2", "W3"])]):
        safe = protect(cells, Policy(totals=totals))
        assert list(safe["suppressed_because"].dropna()) == ["fewer than 10 people", ELSEWHERE]
        assert safe.loc["W2", "suppressed_because"] == ELSEWHERE, "the smallest that will do"


def test_what_hidden_parts_hold_together_is_not_few_either():
    safe = protect(_people(D=57, W1=2, W2=3, W3=52), Policy(totals=[("D", ["W1", "W2", "W3"])]))
    assert safe["value"].isna().sum() >= 3, "the total less W3 would be five people"


def test_those_who_state_no_part_are_a_part():
    """Eighty in all and 77 in the parts: three stated none."""
    safe = protect(_people(D=80, W1=32, W2=45), Policy(totals=[("D", ["W1", "W2"])]))
    assert safe["value"].isna().any()


def test_a_total_of_a_cell_that_is_not_there_is_refused():
    with pytest.raises(DisclosureError, match="a cell that is not there"):
        protect(_people(D=80), Policy(totals=[("D", ["W9"])]))
