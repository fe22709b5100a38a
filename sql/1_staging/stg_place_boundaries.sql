/*---
description = """
Boundaries of places, one row per place and file.
"""
grain = ["source_file_id", "line_number"]
---*/

select
    source_file_id,
    line_number,
    place_id,
    place_name,
    place_level,
    district_code,
    geometry
from stg_place_boundaries_judged
where rejected_because is null
