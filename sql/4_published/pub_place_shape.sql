/*---
description = """
Shapes of home districts, wards and small areas, simplified, for maps that we draw ourselves.
"""
grain = ["place_id"]
order = ["district_id", "place_level", "place_id"]
---*/

select place_id, place_level, district_id, rings, centre_lon, centre_lat
from dim_place_shape
