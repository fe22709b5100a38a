/*---
description = """
The map under another rule: what a place gets of a payer's purchases and grants by the rules in their order,
and what it would get if all of it were divided by who lives where. Wards, and wider places for what is not
placed more finely.
"""
grain    = ["payer_id", "place_id", "financial_year"]
order    = ["payer_id", "financial_year", "place_id"]
not_null = ["spend_gbp", "by_population_gbp", "difference_gbp"]
---*/

with mapped as (
    select
        payers.payer_id,
        case when places.place_level = 'small_area' then coalesce(places.ward_id, places.district_id)
            when places.place_level = 'msoa' then places.district_id
            else benefit.place_id end as place_id,
        benefit.financial_year,
        sum(benefit.amount_pence) filter (where benefit.scenario = 'rules')      as by_rules,
        sum(benefit.amount_pence) filter (where benefit.scenario = 'population') as by_population
    from stat_benefit as benefit
    inner join dim_payer_set as payers
        on payers.publisher_id = benefit.publisher_id and payers.alliance_set = benefit.alliance_set
    left join dim_place as places on places.place_id = benefit.place_id
    where benefit.flow_kind in ('purchase', 'grant')
    group by
        payers.payer_id,
        case when places.place_level = 'small_area' then coalesce(places.ward_id, places.district_id)
            when places.place_level = 'msoa' then places.district_id
            else benefit.place_id end,
        benefit.financial_year
)

select
    mapped.payer_id,
    mapped.place_id,
    places.place_name,
    places.place_level,
    mapped.financial_year,
    cast(cast(coalesce(mapped.by_rules, 0) as decimal(20, 0)) * 0.01 as decimal(18, 2))      as spend_gbp,
    cast(cast(coalesce(mapped.by_population, 0) as decimal(20, 0)) * 0.01 as decimal(18, 2)) as by_population_gbp,
    cast(cast(coalesce(mapped.by_rules, 0) - coalesce(mapped.by_population, 0) as decimal(20, 0)) * 0.01 as decimal(18, 2)) as difference_gbp
from mapped
left join dim_place as places on places.place_id = mapped.place_id
