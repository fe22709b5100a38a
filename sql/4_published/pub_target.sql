/*---
description = """
Targets, each with the reason and who set it, and the month from which it holds. Without one there is no target line.
"""
grain = ["measure_id", "place_id", "target_from_month"]
order = ["measure_id", "place_id", "target_from_month"]
---*/

select measure_id, place_id, target_from_month, target_value, target_because, set_by, set_on
from dim_target
