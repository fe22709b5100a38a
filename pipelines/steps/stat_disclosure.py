"""What disclosure control hid, by table, level and kind of period; and the attack on what is left.

Before anything is published, whoever has all of it is tried out: can a hidden figure about few
people be worked out? One that can stops the build.
"""

import pandas as pd

from pipelines.disclosure import Policy
from pipelines.disclosure.attack import attack
from pipelines.disclosure.coarser import LONGER
from pipelines.disclosure.over_time import HELD
from pipelines.disclosure.protecting import ELSEWHERE
from pipelines.errors import DisclosureError

READS = ("safe_cell", "dim_place", "dim_place_part")
WRITES = "stat_disclosure"
GRAIN = ("published_table", "place_level", "period_kind")

_SHOWN = {"hidden_elsewhere": (ELSEWHERE, HELD), "hidden_longer": (LONGER,)}


def run(frames):
    """One row per table, level and kind of period, once the attack has worked nothing out.

    Raises
    ------
    DisclosureError
        If a hidden figure can be worked out, or nobody knows whether; the message names the table,
        never the figure.
    """
    cells = frames["safe_cell"]
    policy = Policy()
    found = attack(cells, frames["dim_place_part"], policy.threshold, policy.least_width)
    if found.worked_out:
        tables = sorted({one[2] for one in found.worked_out})
        raise DisclosureError(
            ", ".join(tables),
            f"{len(found.worked_out)} hidden figures can be worked out from what is shown",
            f"Nothing was published. {_way_out(cells)}",
        )
    if found.open:
        tables = sorted({one[2] for one in found.open})
        raise DisclosureError(
            ", ".join(tables),
            f"whether {len(found.open)} hidden figures can be worked out is not known: the attack"
            " did not end, or what is shown contradicts itself",
            f"Nothing was published. Build again with less else running. Else: {_way_out(cells)}",
        )
    levels = frames["dim_place"][["place_id", "place_level"]]
    return _counted(cells.merge(levels, on="place_id", how="left"))


def _way_out(cells):
    """What binds a build may be what kept ones showed, and these can be let go of."""
    is_bound = cells["suppressed_because"].eq(HELD).any() or (
        "frozen_since" in cells and cells["frozen_since"].notna().any()
    )
    if is_bound:
        return (
            "What kept builds showed binds this one: remove them from the output folder and build"
            " again, or publish fewer totals of these tables."
        )
    return "Hide more, or publish fewer totals of these tables."


def _counted(cells):
    reason = cells["suppressed_because"]
    heard = cells[reason.notna() | cells["n_people"].gt(0)]
    reason = heard["suppressed_because"]
    marks = {name: reason.isin(words) for name, words in _SHOWN.items()}
    few = reason.notna() & ~marks["hidden_elsewhere"] & ~marks["hidden_longer"]
    marks = {"cells_heard": 1, "hidden_few": few, **marks}
    marks["frozen"] = heard["frozen_since"].notna() if "frozen_since" in heard else 0
    heard = heard.assign(
        **{name: pd.Series(mark, heard.index).astype(int) for name, mark in marks.items()}
    )
    by = heard.groupby(list(GRAIN), dropna=False, observed=True)
    counts = by[list(marks)].sum()
    counts["people_hidden_pct"] = by["people_hidden_pct"].first()
    hidden = counts[["hidden_few", "hidden_elsewhere", "hidden_longer"]].sum(axis=1)
    counts["cells_hidden_pct"] = (100 * hidden / counts["cells_heard"]).round(1)
    return counts.reset_index()
