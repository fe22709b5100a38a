"""The sentences about money, contracts and social value of each payer: a public body's place, or an
alliance."""

import pandas as pd

from pipelines.stats import sentences_payer

READS = (
    *("fct_spend_through", "fct_alliance_spend", "fct_contract_watch", "fct_social_value"),
    *("dim_payer_contract", "dim_place", "dim_contract", "dim_publisher", "dim_alliance"),
)
TAKES = {"dim_contract": "select contract_id, state, as_at from dim_contract"}
WRITES = "stat_sentence_payer"
GRAIN = ("block", "place_id", "period")


def run(frames):
    """Sentences of the blocks `spend_through`, `watch` and `social_value`."""
    rows = [*_money(frames), *_contracts(frames), *_social_value(frames)]
    return pd.DataFrame(rows, columns=[*GRAIN, "sentence"])


def _payers(frames):
    names = frames["dim_place"].set_index("place_id")["place_name"]
    ids = {*frames["dim_publisher"]["place_id"], *frames["dim_alliance"]["alliance_id"]}
    return {payer: names[payer] for payer in sorted(ids & set(names.index))}


def _money(frames):
    spend = frames["fct_spend_through"]
    between = frames["fct_alliance_spend"]
    for (payer, period), part in _by_period(spend, "payer_id"):
        total = sum(part["spend_gbp"])
        kinds = part.groupby("provider_kind")["spend_gbp"].agg(sum).to_dict()
        out = None
        if payer in set(between["alliance_id"]):
            mine = between[between["alliance_id"] == payer]
            mine = mine if period == "all" else mine[mine["financial_year"] == period]
            out = sum(mine["eliminated_gbp"])
        said = sentences_payer.spent(period, total, kinds, between_members=out)
        yield "spend_through", payer, period, said


def _by_period(frame, payer):
    yield from frame.groupby([payer, "financial_year"])
    for key, part in frame.groupby(payer):
        yield (key, "all"), part


def _contracts(frames):
    held = frames["dim_payer_contract"]
    in_force = frames["dim_contract"].query("state == 'in_force'")["contract_id"]
    watched = frames["fct_contract_watch"].merge(held, on="contract_id")
    for payer in _payers(frames):
        mine = watched[watched["payer_id"] == payer]["watch"].value_counts()
        theirs = held[held["payer_id"] == payer]["contract_id"]
        said = sentences_payer.watched(
            len(theirs),
            int(theirs.isin(in_force).sum()),
            *(int(mine.get(w, 0)) for w in ("ends_within_a_year", "handback", "urgent_past_end")),
        )
        yield "watch", payer, "all", said


def _social_value(frames):
    promises = frames["fct_social_value"].merge(frames["dim_payer_contract"], on="contract_id")
    promises = promises.merge(frames["dim_contract"][["contract_id", "as_at"]], on="contract_id")
    promises["is_due"] = pd.to_datetime(promises["due_on"]) <= pd.to_datetime(promises["as_at"])
    for payer, name in _payers(frames).items():
        mine = promises[promises["payer_id"] == payer]
        reported = mine["delivered_units"].notna()
        said = sentences_payer.promised(
            name,
            len(mine),
            int(reported.sum()),
            int(mine["confirmed_units"].fillna(0).astype(float).gt(0).sum()),
            int((~reported & mine["is_due"]).sum()),
        )
        yield "social_value", payer, "all", said
