/*---
description = """
Shapes of the home districts and of the wards and small areas in them, thinned for drawing.
"""
grain    = ["place_id"]
not_null = ["rings"]
---*/

select
    rings.place_id,
    rings.place_level,
    places.district_id,
    rings.rings,
    rings.centre_lon,
    rings.centre_lat
from int_place_ring as rings
inner join int_places as places on places.place_id = rings.place_id
