/*---
description = """
The parts in which a place is looked at side by side: the districts of a county, care board or region, the
wards of a district. An alliance that is made up of two or more whole districts has those, else its wards.
"""
grain    = ["place_id", "side_id"]
accepted = { side_level = ["district", "ward"] }
---*/

with districts as (
    select place_id, county_id, icb_id, parent_id from dim_place where place_level = 'district' and is_home
),

wards as (
    select district_id, count(*) as wards from dim_place where place_level = 'ward' group by district_id
),

-- Of each alliance and district: how many whole wards of it lie within.
within as (
    select
        members.place_id, places.district_id,
        count(*) filter (where members.is_whole) = max(wards.wards) as is_whole_district
    from dim_place_ward as members
    inner join dim_alliance as alliances on alliances.alliance_id = members.place_id
    inner join dim_place as places on places.place_id = members.ward_id
    inner join wards on wards.district_id = places.district_id
    group by members.place_id, places.district_id
),

by_district as (
    select place_id from within group by place_id having min(is_whole_district::integer) = 1 and count(*) > 1
)

select county_id as place_id, place_id as side_id, 'district' as side_level
from districts where county_id is not null
union all
select icb_id, place_id, 'district' from districts where icb_id is not null
union all
select parent_id, place_id, 'district' from districts where parent_id is not null
union all
select place_id, district_id, 'district' from within where place_id in (select place_id from by_district)
union all
select members.place_id, members.ward_id, 'ward'
from dim_place_ward as members
inner join dim_place as places on places.place_id = members.place_id
where places.place_level = 'district'
    or (places.place_level = 'alliance' and members.place_id not in (select place_id from by_district))
