"""Where pounds land: the first rule that fits, divided so that pennies add up.

The rules in order: the place that is stated; where users live, by protected shares; the places
served; who lives where, for services open to everybody; the payer's whole area. `scenario` "rules"
is that; "population" divides every purchase and grant by who lives where, to show how much of a map
rests on its rules.
"""

import pandas as pd

from pipelines.stats.allocation import allocate

READS = ("fct_spend_key", "safe_home_share", "dim_benefit_share", "dim_place", "dim_publisher")
# Millions of payers' providers say nothing of where pounds land: a provider counts where the homes
# of those whom it serves are known.
TAKES = {
    "fct_spend_key": """
        select
            spend.publisher_id, spend.financial_year, spend.service_id, spend.flow_kind,
            spend.capital_or_revenue, spend.alliance_set, homes.provider_id,
            spend.stated_key, spend.served_key, spend.is_universal,
            cast(sum(spend.amount_pence) as bigint) as amount_pence
        from fct_spend_key as spend
        left join (select distinct provider_id, service_id from safe_home_share) as homes
            on homes.provider_id = spend.provider_id and homes.service_id = spend.service_id
        group by
            spend.publisher_id, spend.financial_year, spend.service_id, spend.flow_kind,
            spend.capital_or_revenue, spend.alliance_set, homes.provider_id,
            spend.stated_key, spend.served_key, spend.is_universal
    """
}
WRITES = "stat_benefit"
GRAIN = ("scenario", "publisher_id", "financial_year", "service_id", "flow_kind",
         "capital_or_revenue", "alliance_set", "benefit_rule", "place_id")  # fmt: skip

_KEY = list(GRAIN[1:-2])
_TEXTS = ("publisher_id", "provider_id", "service_id", "stated_key", "served_key")
_SPREAD = ("purchase", "grant")
_WEIGHTS = ["share_key", "place_id", "weight", "benefit_rule"]


def run(frames):
    """One row per scenario, key, rule and place: pence that land there."""
    # A column without any value has no type of its own, and could not be put together with text.
    spend = frames["fct_spend_key"].astype(dict.fromkeys(_TEXTS, "str"))
    publishers = frames["dim_publisher"].set_index("publisher_id")["place_id"]
    weights = _weights(frames, spend, publishers)
    found = [
        _placed(chosen(spend, set(weights["share_key"])), weights).assign(scenario=scenario)
        for scenario, chosen in (("rules", _by_rules), ("population", _by_population))
    ]
    return pd.concat(found, ignore_index=True)[[*GRAIN, "amount_pence"]]


def _by_rules(spend, known):
    home = "home:" + spend["publisher_id"] + "|" + spend["provider_id"] + "|" + spend["service_id"]
    people = ("people:" + spend["publisher_id"]).where(spend["is_universal"])
    chosen = "whole:" + spend["publisher_id"]
    # From the last rule to the first: the first that has shares stays.
    for keys in (people, spend["served_key"], home, "at:" + spend["stated_key"]):
        chosen = keys.where(keys.isin(known), chosen)
    return spend.assign(share_key=chosen)


def _by_population(spend, known):
    people = "people:" + spend["publisher_id"]
    spread = spend["flow_kind"].isin(_SPREAD) & people.isin(known)
    return spend.assign(share_key=people.where(spread, "whole:" + spend["publisher_id"]))


def _weights(frames, spend, publishers):
    """Every share key with its places, weights and the rule that each place is known by."""
    stated = spend["stated_key"].dropna().unique()
    at = pd.DataFrame({"share_key": "at:" + pd.Series(stated, dtype=object), "place_id": stated})
    whole = pd.DataFrame({"share_key": "whole:" + publishers.index, "place_id": publishers.values})
    divided = frames["dim_benefit_share"].rename(columns={"share_weight": "weight"})
    is_population = divided["share_key"].str.startswith("people:")
    rows = [
        at.assign(weight=1, benefit_rule="delivery_place"),
        whole.assign(weight=1, benefit_rule="authority_wide"),
        divided.assign(
            benefit_rule=is_population.map({True: "population", False: "catchment"}).astype(object)
        ),
        _home_weights(frames["safe_home_share"], frames["dim_place"], publishers),
    ]
    # The type of an empty frame's columns would become that of the whole.
    told = [frame[_WEIGHTS] for frame in rows if len(frame)]
    return pd.concat(told or rows[:1], ignore_index=True)[_WEIGHTS]


def _home_weights(shares, places, publishers):
    """Protected shares within each payer's own area; the rest is the whole of it.

    What lies outside the area is left out: a payer's pounds land where its own people live.
    """
    around = places.melt(
        "place_id", ["district_id", "county_id", "icb_id"], value_name="outer_id"
    ).dropna(subset="outer_id")
    payers = publishers.reset_index().rename(columns={"place_id": "outer_id"})
    inside = around.merge(payers, on="outer_id")[["publisher_id", "place_id"]].drop_duplicates()
    placed = shares.dropna(subset="place_id").merge(inside, on="place_id")
    of = ["publisher_id", "provider_id", "service_id"]
    rest = shares[shares["place_id"].isna()].drop(columns="place_id")
    rest = placed[of].drop_duplicates().merge(rest, on=of[1:])
    rest["place_id"] = rest["publisher_id"].map(publishers)
    found = pd.concat(
        [placed.assign(benefit_rule="home_areas"), rest.assign(benefit_rule="authority_wide")],
        ignore_index=True,
    )
    payer, provider, service = (found[column].astype("str") for column in of)
    found["share_key"] = "home:" + payer + "|" + provider + "|" + service
    # A unitary's own district is its whole area: nothing finer is known of those people.
    whole = found["place_id"] == found["publisher_id"].map(publishers)
    found["benefit_rule"] = found["benefit_rule"].where(~whole, "authority_wide")
    summed = found.groupby(["share_key", "place_id", "benefit_rule"], as_index=False)["share_pct"]
    summed = summed.sum().rename(columns={"share_pct": "weight"})
    is_narrower = summed["benefit_rule"] != "authority_wide"
    has_narrower = is_narrower.groupby(summed["share_key"]).transform("any").astype(bool)
    return summed[has_narrower].astype({"weight": "int64"})


def _placed(spend, weights):
    """Pence by key, rule and place."""
    groups = spend.groupby([*_KEY, "share_key"], as_index=False)["amount_pence"].sum()
    groups["key"] = range(len(groups))
    rows = groups.merge(weights, on="share_key")
    amounts = groups.set_index("key")["amount_pence"]
    rows["amount_pence"] = allocate(amounts, rows[["key", "place_id", "weight"]])
    by = [*_KEY, "benefit_rule", "place_id"]
    return rows.groupby(by, as_index=False)["amount_pence"].sum()
