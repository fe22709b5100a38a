/*---
description = """
Where pounds land, not where the payee sits: payer, place, year, service, kind of flow, capital or revenue, and
the rule by which they were placed. Covered months only.

Each pound stands once on the map of wards and once on that of districts (`map_level`): in its ward or
district, else in the narrowest wider place that is known. So the pounds of each map add up to all that the
payer paid, to the penny. `authority_wide` are the pounds of which nothing says where.
"""
grain = ["payer_id", "map_level", "place_id", "financial_year", "service_id", "flow_kind", "capital_or_revenue", "benefit_rule"]
order = ["payer_id", "map_level", "financial_year", "service_id", "place_id", "benefit_rule"]
---*/

with mapped as (
    select
        benefit.publisher_id, benefit.alliance_set, benefit.financial_year, benefit.service_id, benefit.flow_kind,
        benefit.capital_or_revenue, benefit.benefit_rule, benefit.amount_pence,
        'ward' as map_level,
        case when places.place_level = 'small_area' then coalesce(places.ward_id, places.district_id)
            when places.place_level = 'msoa' then places.district_id
            else benefit.place_id end as place_id
    from stat_benefit as benefit
    left join dim_place as places on places.place_id = benefit.place_id
    where benefit.scenario = 'rules'
    union all
    select
        benefit.publisher_id, benefit.alliance_set, benefit.financial_year, benefit.service_id, benefit.flow_kind,
        benefit.capital_or_revenue, benefit.benefit_rule, benefit.amount_pence,
        'district',
        case when places.place_level in ('small_area', 'msoa', 'ward') then coalesce(places.district_id, benefit.place_id)
            else benefit.place_id end
    from stat_benefit as benefit
    left join dim_place as places on places.place_id = benefit.place_id
    where benefit.scenario = 'rules'
)

select
    payers.payer_id,
    mapped.map_level,
    mapped.place_id,
    max(places.place_name)                                                          as place_name,
    max(places.place_level)                                                         as place_level,
    mapped.financial_year,
    mapped.service_id,
    mapped.flow_kind,
    mapped.capital_or_revenue,
    mapped.benefit_rule,
    max(rules.confidence)                                                           as confidence,
    cast(cast(sum(mapped.amount_pence) as decimal(20, 0)) * 0.01 as decimal(18, 2)) as spend_gbp
from mapped
inner join dim_payer_set as payers
    on payers.publisher_id = mapped.publisher_id and payers.alliance_set = mapped.alliance_set
inner join dim_benefit_rule as rules on rules.benefit_rule = mapped.benefit_rule
left join dim_place as places on places.place_id = mapped.place_id
group by
    payers.payer_id, mapped.map_level, mapped.place_id, mapped.financial_year, mapped.service_id,
    mapped.flow_kind, mapped.capital_or_revenue, mapped.benefit_rule
