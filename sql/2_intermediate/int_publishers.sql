/*---
description = """
Everyone who published payments or contracts, or whose awards are in a file of notices, with name and
place.
"""
grain    = ["publisher_id"]
not_null = ["publisher_name", "place_id"]
---*/

with seen as (
    select publisher_id from stg_landed_files where kind in ('spend', 'contracts_register') and refused_because is null
    union
    -- Buyers of award notices whom we know; read from the notices, so that payments rest on no register.
    select publishers.publisher_id
    from ref_publishers as publishers
    inner join int_award_parts as notices on notices.buyer_id = publishers.publisher_id
    union
    select publishers.publisher_id
    from ref_publishers as publishers
    inner join int_award_parts as notices on lower(notices.buyer_name) = lower(publishers.name)
),

known as (
    select publisher_id, max(name) as name, max(place_id) as place_id
    from ref_publishers
    group by publisher_id
)

select
    seen.publisher_id,
    coalesce(known.name, replace(replace(seen.publisher_id, 'local:', ''), '-', ' ')) as publisher_name,
    -- Whose place the table does not know is a place of its own, so that its figures can be shown.
    coalesce(nullif(known.place_id, ''), seen.publisher_id)                            as place_id
from seen
left join known on known.publisher_id = seen.publisher_id
