/*---
description = """
Lines that cannot be used, with the reason. Look-ups between small areas, wards, districts and regions, as published.
"""
grain    = ["source_file_id", "line_number"]
not_null = ["rejected_because"]
---*/

select
    source_file_id,
    line_number,
    'unreadable' as kind_of_line,
    rejected_because
from stg_place_lookups_judged
where rejected_because is not null and part_number = 1
