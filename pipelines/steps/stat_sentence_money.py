"""The sentences about payments: one row per block, place and period."""

import pandas as pd

from pipelines.stats import sentences

READS = ("fct_spend_month", "dim_publisher")
WRITES = "stat_sentence_money"
GRAIN = ("block", "place_id", "period")


def run(frames):
    """Sentences for each publisher's place: all loaded months, and each financial year."""
    spend = frames["fct_spend_month"].merge(frames["dim_publisher"], on="publisher_id")
    spend = spend[spend["place_id"].notna()]
    rows = []
    for place_id, months in spend.groupby("place_id"):
        years = {year: part for year, part in months.groupby("financial_year")}
        periods = {"all": _first_to_last_covered(months)} | years
        for period, part in periods.items():
            rows.append(("place_spend", place_id, period, _spend(part)))
            rows.append(("place_transfer", place_id, period, _transfer(part)))
    return pd.DataFrame(rows, columns=["block", "place_id", "period", "sentence"])


def _first_to_last_covered(months):
    covered = months.loc[months["is_covered"], "month_start"]
    return months[months["month_start"].between(covered.min(), covered.max())]


def _spend(part):
    months = part.drop_duplicates("month").sort_values("month_start")
    ends = dict.fromkeys(_month(months["month_start"].iloc[i]) for i in (0, -1))
    span = " to ".join(ends)
    covered = int(months["is_covered"].sum())
    if not covered:
        return f"**No month from {span} is loaded.** Not loaded is not zero."
    return sentences.spend_finding(part["spend_gbp"].sum(), covered, len(months), span)


def _transfer(part):
    covered = part[part["is_covered"]]
    if covered.empty:
        return "**No month of this time is loaded**, so nothing can be said about transfers."
    transfers = covered[covered["flow_kind"] == "transfer_to_partner"]
    largest = _largest_month(covered, transfers)
    month = covered[covered["month"] == largest]
    by_kind = month.groupby("flow_kind")["spend_gbp"].sum()
    said = sentences.transfer_finding(
        _month(month["month_start"].iloc[0]),
        by_kind.get("transfer_to_partner", 0),
        month["spend_gbp"].sum(),
        by_kind.get("purchase", 0),
    )
    months = covered["month"].nunique()
    if months == 1:
        return said
    total = covered["spend_gbp"].sum()
    over_all = sentences.transfers_over_months(transfers["spend_gbp"].sum(), total, months)
    return f"{said} No other month had more. {over_all}"


def _largest_month(covered, transfers):
    """The month with the largest transfers; without any, the latest month."""
    if transfers.empty or not transfers["spend_gbp"].sum():
        return covered["month"].max()
    return transfers.sort_values(["spend_gbp", "month"])["month"].iloc[-1]


def _month(date):
    return f"{date:%B %Y}"
