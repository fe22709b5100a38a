/*---
description = """
Places for the filter and the page head. Alliances, the places of publishers, home districts and their
wards can be chosen.

`money_place_id` is the nearest place, itself first, whose public body publishes payments or contracts:
below it nobody says where the money went. Null for alliances, whose money is that of their members.
"""
grain    = ["place_id"]
not_null = ["place_name", "place_level", "is_home", "is_selectable"]
order    = ["sort_key"]
---*/

with published_for as (select distinct place_id from dim_publisher),

homes as (select place_id from dim_place where is_home),

placed as (
    select
        places.*,
        homes.place_id is not null as is_in_home,
        itself.place_id is not null as is_published_for,
        coalesce(itself.place_id, district.place_id, county.place_id, icb.place_id) as money_place_id
    from dim_place as places
    left join homes on homes.place_id = places.district_id
    left join published_for as itself on itself.place_id = places.place_id
    left join published_for as district on district.place_id = places.district_id
    left join published_for as county on county.place_id = places.county_id
    left join published_for as icb on icb.place_id = places.icb_id
    where places.place_level not in ('small_area', 'msoa')
)

select
    places.place_id,
    places.place_name,
    places.place_level,
    places.level_words,
    places.parent_id,
    parents.place_name                                  as parent_name,
    places.district_id,
    places.money_place_id,
    money_places.place_name                             as money_place_name,
    places.is_home,
    places.is_home or places.is_published_for or places.place_level = 'alliance'
        or (places.is_in_home and places.place_level = 'ward') as is_selectable,
    places.population,
    places.population_period,
    places.population_basis,
    places.deprivation_score,
    cast(row_number() over (
        order by
            places.place_level <> 'alliance',
            not places.is_published_for,
            not places.is_home,
            places.place_level <> 'ward',
            places.place_name,
            places.place_id
    ) as integer)                                       as sort_key
from placed as places
left join dim_place as parents on parents.place_id = places.parent_id
left join dim_place as money_places on money_places.place_id = places.money_place_id
where places.place_level <> 'ward' or places.is_in_home
