/*---
description = """
Values of the Health Index with their domain.
"""
grain    = ["source_file_id", "line_number", "indicator"]
not_null = ["place_id", "period"]
---*/

select source_file_id, line_number, place_id, place_name, indicator, period, value, source_state
from stg_health_index_judged
where rejected_because is null
