/*---
description = """
The wards within each district, county, care board and alliance. `is_whole` is false where an alliance
holds only some of the small areas of a ward.
"""
grain    = ["place_id", "ward_id"]
not_null = ["is_whole"]
---*/

with wards as (
    select place_id as ward_id, district_id, county_id, icb_id from dim_place where place_level = 'ward'
),

areas as (
    select place_id, ward_id from dim_place where place_level = 'small_area' and ward_id is not null
),

alliances as (
    select members.alliance_id, areas.ward_id, count(*) as small_areas
    from dim_alliance_small_area as members
    inner join areas on areas.place_id = members.place_id
    group by members.alliance_id, areas.ward_id
),

sizes as (select ward_id, count(*) as small_areas from areas group by ward_id)

select district_id as place_id, ward_id, true as is_whole from wards where district_id is not null
union all
select county_id, ward_id, true from wards where county_id is not null
union all
select icb_id, ward_id, true from wards where icb_id is not null
union all
select alliances.alliance_id, alliances.ward_id, alliances.small_areas = sizes.small_areas
from alliances
inner join sizes on sizes.ward_id = alliances.ward_id
