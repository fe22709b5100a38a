/*---
description = """
The places that this build is about: where those who published spend or contracts are. Where
nobody did, every district that an outcome is published for.
"""
grain = ["place_id"]
---*/

select place_id
from int_publishers
group by place_id
union
select places.place_id
from int_places as places
inner join (select distinct place_id from stg_indicators) as measured on measured.place_id = places.place_id
where places.place_level = 'district' and not exists (select publisher_id from int_publishers)
