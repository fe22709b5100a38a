/*---
description = """
The parts that each place of a published table about people is made of. Parts do not overlap: what can be worked out from
overlapping places is worked out over them.
"""
grain = ["published_table", "part_id", "place_id"]
---*/

select distinct parts.published_table, parts.part_id, places.place_id
from int_place_part as parts
inner join int_published_places as places
    on places.published_table = parts.published_table and places.place_set = parts.place_set
