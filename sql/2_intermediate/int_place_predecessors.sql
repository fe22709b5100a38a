/*---
description = """
Small areas, MSOAs and districts of earlier vintages that are none any more, with the district that their
successors lie in: what is known only by an old code still has its place.
"""
grain    = ["place_id"]
not_null = ["place_level"]
---*/

with old as (
    select
        old_code as place_id,
        case
            when left(old_code, 1) = 'K' then null
            when substring(old_code, 2, 2) = '01' then 'small_area'
            when substring(old_code, 2, 2) = '02' then 'msoa'
            when substring(old_code, 2, 2) in ('06', '07', '08', '09') then 'district'
        end as place_level,
        substring(max(coalesce(old_vintage, '0000') || old_name), 5) as place_name,
        max(new_code) as new_code
    from stg_place_successors
    where old_code not in (
        select new_code from stg_place_successors where new_vintage is null
        union
        select lsoa_code from stg_place_lookups where lsoa_code is not null
        union
        select msoa_code from stg_place_lookups where msoa_code is not null
        union
        select district_code from stg_place_lookups where district_code is not null
    )
    group by old_code
),

districts as (
    select lsoa_code as place_id, substring(max(vintage || district_code), 5) as district_id
    from stg_place_lookups
    where lsoa_code is not null
    group by lsoa_code
    union all
    select msoa_code, substring(max(vintage || district_code), 5)
    from stg_place_lookups
    where msoa_code is not null
    group by msoa_code
)

select
    old.place_id,
    old.place_level,
    old.place_name,
    case when old.place_level = 'district' then old.place_id else districts.district_id end as district_id
from old
left join districts on districts.place_id = old.new_code
where old.place_level is not null
