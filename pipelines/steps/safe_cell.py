"""What people report, after disclosure control: the only way from answers to a page.

All four published tables about people in one, each cell from its own mart. A cell about fewer than
ten people, or with one to nine who said yes or who said no, is empty: value, sums and counts.
Nobody heard stays nobody heard: nought people is no secret. A cell outside the closed list is
refused.
"""

import pandas as pd

from pipelines.disclosure import Policy, protect
from pipelines.errors import DisclosureError
from pipelines.measures.registry import load_publish_list

READS = ("fct_p1_place", "fct_p2_service", "fct_p3_provider", "fct_p4_group", "dim_place",
         "dim_measure")  # fmt: skip
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
    _refuse_outside(cells)
    policy = Policy(value_columns=(*_SUMS, "n_without", "n_responses"))
    cells["basis"] = "counted from answers"
    least = cells["min_n"].fillna(policy.threshold)
    safe = protect(cells, policy)
    # A measure may ask for more people than the policy, never for fewer.
    few = safe["n_people"].gt(0) & safe["n_people"].lt(least)
    safe.loc[few, "suppressed_because"] = "fewer people than its measure asks for"
    for column in (*_COUNTS, *_SUMS):
        safe[column] = safe[column].where(~few)
    return safe[[*_ABOUT, *_COUNTS, *_SUMS, "suppressed_because"]]


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
