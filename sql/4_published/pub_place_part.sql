/*---
description = """
The parts in which a place is looked at side by side: districts, or wards.
"""
grain      = ["place_id", "part_id"]
references = { part_id = "pub_place" }
order      = ["place_id", "part_id"]
---*/

select parts.place_id, parts.part_id, places.place_name as part_name, parts.part_level
from dim_place_part as parts
inner join dim_place as places on places.place_id = parts.part_id
