/*---
description = """
The parts in which a place is looked at side by side: districts, or wards.
"""
grain      = ["place_id", "side_id"]
references = { side_id = "pub_place" }
order      = ["place_id", "side_id"]
---*/

select parts.place_id, parts.side_id, places.place_name as side_name, parts.side_level
from dim_place_side as parts
inner join dim_place as places on places.place_id = parts.side_id
