/*---
description = """
The districts that this build is about: those whose bodies published payments or contracts, and
those inside a county or an integrated care board that did. Where nobody did, every district that
an outcome is published for; where none is, every district that a file of places names.
"""
grain = ["place_id"]
---*/

select place_id
from int_publishers
where place_id not in (select county_id from int_places where county_id is not null)
    and place_id not in (select icb_id from int_places where icb_id is not null)
group by place_id
union
select places.place_id
from int_places as places
inner join int_publishers as publishers
    on publishers.place_id = places.county_id or publishers.place_id = places.icb_id
where places.place_level = 'district'
union
select places.place_id
from int_places as places
inner join (
    select place_id from stg_indicators
    union
    select place_id from stg_published_ascs
) as measured on measured.place_id = places.place_id
where places.place_level = 'district' and not exists (select publisher_id from int_publishers)
union
select place_id
from int_places
where place_level = 'district'
    and not exists (select publisher_id from int_publishers)
    and not exists (
        select measured.place_id
        from (
            select place_id from stg_indicators
            union
            select place_id from stg_published_ascs
        ) as measured
        inner join int_places as places on places.place_id = measured.place_id and places.place_level = 'district'
    )
