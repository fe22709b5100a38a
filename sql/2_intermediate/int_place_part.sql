/*---
description = """
For each published table about people, the parts into which its places cut each other: small areas that lie in
the very same of its places. A ward that an alliance cuts is two parts.
"""
grain    = ["published_table", "place_set"]
not_null = ["part_id"]
---*/

with around as (
    select published_table, place_set, string_agg(distinct place_id, '|' order by place_id) as places
    from int_published_places
    group by published_table, place_set
)

select
    published_table,
    place_set,
    'part:' || published_table || '-' || dense_rank() over (partition by published_table order by places) as part_id
from around
