"""How much of each market lies with few, counted by provider and by group where one is on record.

A market is what one body bought of one service in one year. Unknown payees are taken for many small
ones, then for one: the truth lies between. A group counts as one seller.
"""

import math

import pandas as pd

from pipelines.scoring.concentration import bounds

READS = ("fct_market_seller",)
WRITES = "stat_concentration"
GRAIN = ("publisher_id", "service_id", "financial_year", "counted_by")

_NAMES = (
    *GRAIN,
    *("market_gbp", "unknown_gbp", "sellers", "sellers_in_groups"),
    *("hhi_lower", "hhi_upper", "effective_number_lower", "effective_number_upper"),
    *("largest_four_lower_pct", "largest_four_upper_pct"),
)


def run(frames):
    """One row per market and way of counting."""
    markets = frames["fct_market_seller"].sort_values(list(GRAIN[:3]), kind="stable")
    rows = [
        (
            *(row[name] for name in GRAIN),
            *_told(row["seller_pounds"], row["sellers_in_groups"], row["unknown_gbp"]),
        )
        for row in markets.to_dict("records")
    ]
    return pd.DataFrame(rows, columns=list(_NAMES))


def _told(pounds, grouped, unknown):
    low, high = bounds(pounds, unknown=unknown)
    rest = max(float(unknown), 0.0)
    return (
        *(round(math.fsum(pounds) + rest, 2), round(rest, 2), len(pounds), int(grouped)),
        *(_rounded(low.hhi, 2), _rounded(high.hhi, 2)),
        # The more it lies with few, the fewer sellers of equal size it is like.
        *(_rounded(high.effective_number, 4), _rounded(low.effective_number, 4)),
        *(_per_cent(low.largest_four_share), _per_cent(high.largest_four_share)),
    )


def _rounded(value, places):
    return None if value is None else round(value, places)


def _per_cent(share):
    return None if share is None else round(100 * share, 4)
