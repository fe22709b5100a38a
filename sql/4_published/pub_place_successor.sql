/*---
description = """
Places of the districts that this build is about which changed, with what followed them: a series under an old code goes on under the
successor's, and says so.
"""
grain = ["place_id", "successor_id"]
order = ["place_id", "successor_id"]
---*/

select
    changed.place_id,
    changed.place_name,
    changed.place_level,
    changed.place_vintage,
    changed.successor_id,
    changed.successor_name,
    changed.successor_vintage,
    changed.change_words
from dim_place_successor as changed
inner join dim_place as districts on districts.place_id = changed.district_id and districts.is_home
