/*---
description = """
Small areas that lie in the very same places share a number, so that their answers can be counted together.
"""
grain    = ["small_area_id"]
not_null = ["place_set"]
---*/

with around as (
    select small_area_id, string_agg(place_id, '|' order by place_id) as places
    from int_response_places
    group by small_area_id
)

select small_area_id, dense_rank() over (order by places) as place_set
from around
