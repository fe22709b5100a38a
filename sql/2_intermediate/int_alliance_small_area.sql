/*---
description = """
The small areas of each alliance, as a set: those it names, and those of the wards it names. Alliances
may overlap; one small area stands once in each.
"""
grain      = ["alliance_id", "place_id"]
---*/

with named as (
    select alliance_id, unnest(string_split(small_areas, '|')) as place_id
    from stg_alliances
),

named_wards as (
    select alliance_id, unnest(string_split(wards, '|')) as ward_id
    from stg_alliances
)

select alliance_id, trim(place_id) as place_id
from named
where trim(place_id) <> ''
union
select named_wards.alliance_id, places.place_id
from named_wards
inner join int_places as places
    on places.ward_id = trim(named_wards.ward_id) and places.place_level = 'small_area'
