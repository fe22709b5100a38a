/*---
description = """
Alliances as their file states them, one row each.
"""
grain = ["source_file_id", "line_number"]
---*/

select
    source_file_id,
    line_number,
    alliance_id,
    alliance_name,
    purpose,
    start_date,
    end_date,
    partners,
    services,
    outcomes,
    wards,
    small_areas
from stg_alliances_judged
where rejected_because is null
