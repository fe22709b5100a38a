"""How much of each market lies with few, counted by provider and by group where one is on record.

A market is what one body bought of one service in one year. Unknown payees are taken for many small
ones, then for one: the truth lies between. A group counts as one seller.
"""

import math

import pandas as pd

from pipelines.scoring.concentration import bounds

READS = ("fct_market",)
WRITES = "stat_concentration"
GRAIN = ("publisher_id", "service_id", "financial_year", "counted_by")

_MARKET = list(GRAIN[:3])
_NOBODY = ((), 0)
_NAMES = (
    *GRAIN,
    *("market_gbp", "unknown_gbp", "sellers", "sellers_in_groups"),
    *("hhi_lower", "hhi_upper", "effective_number_lower", "effective_number_upper"),
    *("largest_four_lower_pct", "largest_four_upper_pct"),
)


def run(frames):
    """One row per market and way of counting."""
    market = frames["fct_market"]
    is_known = market["provider_id"].notna()
    market = market.assign(
        provider=market["provider_id"],
        group=market["group_id"].where(market["group_id"].notna(), market["provider_id"]),
        grouped=market["group_id"].notna() & is_known,
    )
    unknown = market[~is_known].groupby(_MARKET)["counted_gbp"].sum().to_dict()
    sold = {by: _sold(market[is_known], by) for by in ("provider", "group")}
    rows = [
        (*key, counted_by, *_told(*of.get(key, _NOBODY), unknown.get(key, 0)))
        for key in market[_MARKET].drop_duplicates().sort_values(_MARKET).itertuples(index=False)
        for counted_by, of in sold.items()
    ]
    return pd.DataFrame(rows, columns=list(_NAMES))


def _sold(known, by):
    """{market: (pounds of each of its sellers, how many of these are in a group)}."""
    sellers = known.groupby([*_MARKET, by], as_index=False).agg(
        pounds=("counted_gbp", "sum"), grouped=("grouped", "any")
    )
    markets = sellers[sellers["pounds"] > 0].groupby(_MARKET)
    found = markets.agg(pounds=("pounds", list), grouped=("grouped", "sum"))
    return dict(zip(found.index, zip(found["pounds"], found["grouped"], strict=True), strict=True))


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
