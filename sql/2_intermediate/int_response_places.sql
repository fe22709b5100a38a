/*---
description = """
The places around each small area, itself apart, alliances too: where an answer from there counts.
"""
grain = ["small_area_id", "place_id"]
---*/

with around as (
    select
        district_code,
        max(region_code)  as region_id,
        max(country_code) as country_id
    from stg_place_lookups
    where district_code is not null
    group by district_code
),

small_areas as (
    select places.place_id as small_area_id, places.ward_id, places.district_id, places.county_id, places.icb_id, around.*
    from int_places as places
    left join around on around.district_code = places.district_id
    where places.place_level = 'small_area'
),

placed as (
    select small_area_id, ward_id as place_id, 'ward' as place_level, district_id from small_areas
    union all
    select small_area_id, district_id, 'district', district_id from small_areas
    union all
    select small_area_id, county_id, 'county', district_id from small_areas
    union all
    select small_area_id, icb_id, 'icb', district_id from small_areas
    union all
    select small_area_id, region_id, 'region', district_id from small_areas
    union all
    select small_area_id, country_id, 'country', district_id from small_areas
    union all
    select small_areas.small_area_id, members.alliance_id, 'alliance', small_areas.district_id
    from int_alliance_small_area as members
    inner join small_areas on small_areas.small_area_id = members.place_id
)

select
    small_area_id,
    place_id,
    place_level,
    district_id
from placed
where place_id is not null
