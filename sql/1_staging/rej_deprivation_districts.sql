/*---
description = """
Lines that cannot be used, with the reason. Deprivation of districts and care boards, one row per place and domain.
"""
grain    = ["source_file_id", "line_number", "part_number"]
not_null = ["rejected_because"]
---*/

select
    source_file_id,
    line_number,
    part_number,
    'unreadable' as kind_of_line,
    rejected_because
from stg_deprivation_districts_judged
where rejected_because is not null
