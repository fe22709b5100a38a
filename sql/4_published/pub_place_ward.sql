/*---
description = """
The wards within each place that can be chosen; in part only where an alliance holds some small areas.
"""
grain = ["place_id", "ward_id"]
order = ["place_id", "ward_id"]
---*/

select within.place_id, within.ward_id, within.is_whole
from dim_place_ward as within
inner join dim_place as wards on wards.place_id = within.ward_id
inner join dim_place as homes on homes.place_id = wards.district_id and homes.is_home
