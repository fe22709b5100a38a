/*---
description = """
Places for the filter and the page head: home districts and their wards can be chosen.
"""
grain    = ["place_id"]
not_null = ["place_name", "place_level", "is_home", "is_selectable"]
order    = ["sort_key"]
---*/

with wards_and_districts as (
    select
        places.*,
        homes.is_home is not null as is_in_home
    from dim_place as places
    left join (select place_id as home_id, is_home from dim_place where is_home) as homes
        on homes.home_id = places.district_id
)

select
    places.place_id,
    places.place_name,
    places.place_level,
    places.level_words,
    places.parent_id,
    parents.place_name                                  as parent_name,
    places.district_id,
    places.is_home,
    places.is_home or (places.is_in_home and places.place_level = 'ward') as is_selectable,
    places.population,
    places.population_period,
    places.deprivation_score,
    cast(row_number() over (
        order by
            not places.is_home,
            places.place_level <> 'ward',
            places.place_name,
            places.place_id
    ) as integer)                                       as sort_key
from wards_and_districts as places
left join dim_place as parents on parents.place_id = places.parent_id
where places.place_level not in ('small_area', 'msoa')
    and (places.place_level <> 'ward' or places.is_in_home)
