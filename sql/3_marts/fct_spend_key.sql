/*---
description = """
Pounds by what decides where they land: payer, year, service, kind of flow, capital or revenue, the provider,
and the places that are stated. From payments, contracts and decisions alone: nobody's answers are in it.

`alliance_set` names the alliances whose total the pounds are in, as one text in order: payments between
members of an alliance are in none of its totals. Never a line twice, however many alliances overlap.
"""
grain      = ["publisher_id", "financial_year", "service_id", "flow_kind", "capital_or_revenue", "alliance_set", "provider_id", "stated_key", "served_key"]
parts      = "publisher_id"
not_null   = ["is_universal", "amount_pence", "payments"]
references = { publisher_id = "dim_publisher", service_id = "dim_service", flow_kind = "dim_flow_kind" }
---*/

select
    benefit.publisher_id,
    benefit.financial_year,
    benefit.service_id,
    benefit.flow_kind,
    benefit.capital_or_revenue,
    sets.alliance_set                                      as alliance_set,
    benefit.provider_id,
    benefit.stated_key,
    benefit.served_key,
    coalesce(max(reach.is_universal) = 'yes', false)        as is_universal,
    cast(sum(benefit.amount_gbp) * 100 as bigint)           as amount_pence,
    sum(benefit.payments)::bigint                           as payments
from int_spend_benefit as benefit
inner join int_alliance_set as sets
    on sets.counting_set = benefit.counting_set
    and sets.provider_id is not distinct from benefit.provider_id
left join ref_service_reach as reach on reach.service_id = benefit.service_id
group by
    benefit.publisher_id, benefit.financial_year, benefit.service_id, benefit.flow_kind,
    benefit.capital_or_revenue, sets.alliance_set, benefit.provider_id,
    benefit.stated_key, benefit.served_key
