/*---
description = """
What each ward says as heard and, beside it, steadied: drawn towards all wards of its district by how few people it has. The
limits of a steadied value are those of the posterior: given that wards vary as these do. Never used to test whether wards
differ; a ward whose own value is hidden has no steadied one.
"""
grain  = ["measure_id", "place_id", "period"]
within = { own_voice = "0 .. 1" }
order  = ["place_id", "measure_id", "period"]
---*/

select
    measure_id, place_id, period, district_id, value, lower, upper,
    steadied_value, steadied_lower, steadied_upper, own_voice, steadied_towards
from stat_outcome_steadied
