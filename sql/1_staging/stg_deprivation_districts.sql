/*---
description = """
Deprivation of districts and care boards, one row per place and domain.
"""
grain = ["source_file_id", "line_number", "part_number"]
---*/

select
    source_file_id,
    line_number,
    part_number,
    place_id,
    place_name,
    domain,
    data_year,
    average_score
from stg_deprivation_districts_judged
where rejected_because is null
