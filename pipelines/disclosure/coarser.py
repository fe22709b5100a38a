"""Rather than a stripe of empty months, a place shows its quarters, or its years."""

import pandas as pd

from pipelines.disclosure.protecting import hide

LONGER = "shown for a longer period instead"
_HALF = 0.5
_SAME = ["published_table", "measure_id", "place_id", "service_id", "provider_id",
         "group_dimension", "group_value"]  # fmt: skip


def by_longer_periods(cells, policy):
    """Hide all months of a year where half or more would be hidden; so for its quarters.

    Hiding more takes no protection away: another table that agreed with what was shown still does.
    """
    start = pd.to_datetime(cells["period_start"])
    year = start.dt.year - (start.dt.month < 4)
    hidden = cells["suppressed_because"].notna()
    heard = hidden | cells["n_people"].gt(0)
    by = [
        *(cells[c].astype(object).where(cells[c].notna(), "") for c in _SAME),
        year,
        cells["period_kind"],
    ]
    share = hidden.astype(float).where(heard).groupby(by).transform("mean")
    short = cells["period_kind"].isin(["month", "quarter"]) & heard & ~hidden
    return hide(cells, short & share.ge(_HALF), LONGER, policy)
