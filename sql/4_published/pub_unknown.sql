/*---
description = """
What is not known, for each place or alliance: about money and promises by payer, about people by place.
"""
grain = ["place_id", "period", "unknown"]
order = ["place_id", "period", "unknown"]
---*/

with wards as (
    select place_id, district_id, county_id, icb_id from dim_place where place_level = 'ward'
),

within as (
    select place_id as ward_id, district_id as place_id from wards
    union all
    select place_id, county_id from wards
    union all
    select place_id, icb_id from wards
    union
    select areas.ward_id, members.alliance_id
    from dim_alliance_small_area as members
    inner join dim_place as areas on areas.place_id = members.place_id
    where areas.ward_id is not null
),

silent as (
    -- Wards in which nobody was heard on anything.
    select place_id as ward_id, period
    from safe_cell
    where published_table = 'P1' and period_kind = 'financial_year'
    group by place_id, period
    having max(coalesce(n_people, 1)) = 0
)

select payer_id as place_id, period, unknown, unknown_count, amount_gbp from fct_unknown
union all
select within.place_id, silent.period, 'wards_not_heard', count(*), null
from silent
inner join within on within.ward_id = silent.ward_id
where within.place_id is not null
group by within.place_id, silent.period
