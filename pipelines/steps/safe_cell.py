"""What people report, after disclosure control: the only way from answers to a page.

All four published tables about people in one, each cell from its own mart. A cell about fewer than
ten people, or with one to nine who said yes or who said no, is empty: value, sums and counts. So
are further cells, until no such cell can be worked out from what is shown: small places and
single months go before districts and years. Where half of a place's months of a year would be
empty, or half of its quarters, it is shown by the longer period alone. Nobody heard stays nobody
heard: nought people is no secret. A figure that few people changed since a kept build showed it is
published as it was (`frozen_since`). Events are told in steps of five. A cell outside the closed
list is refused.
"""

import numpy as np
import pandas as pd

from pipelines.disclosure import Policy, events, protect
from pipelines.disclosure.coarser import by_longer_periods
from pipelines.disclosure.over_time import published_again, with_earlier
from pipelines.disclosure.published import equations
from pipelines.errors import DisclosureError
from pipelines.measures.registry import load_publish_list

READS = ("fct_p1_place", "fct_p2_service", "fct_p3_provider", "fct_p4_group", "fct_people_part",
         "dim_place", "dim_place_part", "dim_measure", "ref_shown")  # fmt: skip
WRITES = "safe_cell"
GRAIN = ("published_table", "measure_id", "place_id", "service_id", "provider_id",
         "group_dimension", "group_value", "period")  # fmt: skip

_ABOUT = (
    *("published_table", "measure_id", "place_id", "service_id", "service_name", "provider_id"),
    *("provider_name", "group_dimension", "group_value"),
    *("period", "period_kind", "period_start", "period_words"),
)
_SUMS = ("sum_w", "sum_w2", "sum_wy", "sum_wy2")
_COUNTS = ("n_people", "n_with", "n_without", "n_responses")
_LEVEL_COST = {"ward": 1.0, "district": 40.0, "alliance": 60.0, "county": 200.0, "icb": 200.0,
               "region": 400.0, "country": 800.0}  # fmt: skip
_SPLIT_COST = {"P1": 4.0, "P2": 1.5, "P3": 1.0, "P4": 1.0}
_PERIOD_COST = {"month": 1.0, "quarter": 1.5, "financial_year": 4.0}
_ENOUGH = 1000  # people, of whom a whole per cent is told
_NO_PARTS = pd.DataFrame(
    {name: pd.Series(dtype=str) for name in ("published_table", "place_id", "part_id")}
)


def run(frames):
    """One row per cell of the closed list, with `suppressed_because`."""
    marts = {
        "P1": frames["fct_p1_place"],
        "P2": frames["fct_p2_service"],
        "P3": frames["fct_p3_provider"],
        "P4": frames["fct_p4_group"],
    }
    cells = pd.concat(
        [mart.assign(published_table=name) for name, mart in marts.items()], ignore_index=True
    )
    cells = cells.reindex(columns=[*_ABOUT, *_COUNTS, *_SUMS])
    cells = cells.merge(frames["dim_place"][["place_id", "place_level"]], on="place_id", how="left")
    cells = cells.merge(frames["dim_measure"][["measure_id", "min_n"]], on="measure_id", how="left")
    most = _most_counted(frames["dim_measure"])
    cells = _in_steps(cells, most)
    _refuse_outside(cells)
    cells = _with_parts(cells, frames)
    cells = cells.assign(basis="counted from answers", least=cells["min_n"], cost=_cost(cells))
    members = equations(cells, frames.get("dim_place_part", _NO_PARTS))
    policy = Policy(value_columns=(*_SUMS, "n_without", "n_responses"), totals=(members,))
    shown = _in_steps(frames.get("ref_shown", ()), most)
    cells = with_earlier(cells, shown, policy.threshold)
    safe = by_longer_periods(protect(cells, policy), policy)
    safe = published_again(safe, cells)
    safe["people_hidden_pct"] = _people_hidden(cells, safe)
    safe = safe[cells["is_published"]].reset_index(drop=True)
    return safe[
        [*_ABOUT, *_COUNTS, *_SUMS, "people_hidden_pct", "suppressed_because", "frozen_since"]
    ]


def _most_counted(measures):
    """{measure that counts events: how many of one answer count}, as the measure has it."""
    measures = measures.reindex(columns=["measure_id", "measure_kind", "scale_high"])
    counts = measures[measures["measure_kind"] == "count"]
    return counts.set_index("measure_id")["scale_high"].astype(float)


def _in_steps(cells, most):
    """Totals of events in steps, here and in what kept builds show."""
    if not len(cells):
        return cells
    return events.in_steps(cells, cells["measure_id"].map(most).astype(float))


def _with_parts(cells, frames):
    """The cells, and below them what is left when overlapping places are taken from each other."""
    parts = frames.get("fct_people_part")
    cells = cells.assign(is_published=True)
    if parts is None or "part_id" not in parts:
        return cells
    parts = parts.rename(columns={"part_id": "place_id"}).assign(is_published=False)
    parts = parts.reindex(columns=cells.columns).astype({"period_start": "datetime64[us]"})
    return pd.concat([cells, parts], ignore_index=True) if len(parts) else cells


def _cost(cells):
    """What a reader loses with a cell: small places and single months cost least."""
    level = cells["place_level"].map(_LEVEL_COST).astype(float).fillna(_LEVEL_COST["district"])
    level = level.where(cells["published_table"] != "P3", 10.0)
    split = cells["published_table"].map(_SPLIT_COST).astype(float)
    period = cells["period_kind"].map(_PERIOD_COST).astype(float).fillna(1.0)
    return level * split * period * (1 + np.log1p(cells["n_people"].fillna(0).astype(float)))


def _people_hidden(cells, safe):
    """Of the people in the cells of a table, level and kind of period, the per cent not shown.

    Of so many people alone that a whole per cent leaves ten of them open: of sixty people 12 % are
    seven, and who adds up what is shown would know it.
    """
    by = [
        cells[c].astype(object).where(cells[c].notna(), "")
        for c in ("published_table", "place_level", "period_kind")
    ]
    people = cells["n_people"].fillna(0).astype(float)
    hidden = people.where(safe["suppressed_because"].notna(), 0)
    everybody = people.groupby(by).transform("sum")
    shares = 100 * hidden.groupby(by).transform("sum") / everybody
    return np.floor(shares.where(everybody >= _ENOUGH) + 0.5)


def _refuse_outside(cells):
    """Every cell has a level and a period that the closed list gives its table."""
    for name, listed in load_publish_list().items():
        of = cells[cells["published_table"] == name.split("_")[0]]
        levels = of["place_level"].isna() if not listed.place_levels else of["place_level"].isin(
            listed.place_levels
        )  # fmt: skip
        outside = ~(levels & of["period_kind"].isin(listed.periods))
        if outside.any():
            raise DisclosureError(
                WRITES,
                f"{int(outside.sum())} cells lie outside the closed list {name}",
                "Add the level or period to sql/measures/publish.toml by a decision.",
            )
