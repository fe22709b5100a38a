/*---
description = """
The care board that a district counts to: the one around it by the latest look-up that says so. Where care boards part a district, it is
the one that most of its small areas lie in.
"""
grain    = ["district_id"]
not_null = ["icb_id"]
---*/

with small_areas as (
    select
        lsoa_code                                   as small_area_id,
        substring(max(vintage || district_code), 5) as district_id,
        substring(max(vintage || icb_code), 5)      as icb_id,
        max(vintage) filter (where icb_code is not null) as vintage
    from stg_place_lookups
    where lsoa_code is not null
    group by lsoa_code
),

said as (
    select district_id, icb_id, vintage
    from small_areas
    where district_id is not null and icb_id is not null
    union all
    select district_code, icb_code, vintage
    from stg_place_lookups
    where district_code is not null and icb_code is not null and lsoa_code is null
),

ranked as (
    select
        district_id,
        icb_id,
        row_number() over (partition by district_id order by vintage desc, count(*) desc, icb_id desc) as choice
    from said
    group by district_id, icb_id, vintage
)

select district_id, icb_id
from ranked
where choice = 1
