/*---
description = """
Lines that cannot be used, with the reason. What one unit of something costs or is worth, as a published database states it, with source and price year.
"""
grain    = ["source_file_id", "line_number"]
not_null = ["rejected_because"]
---*/

select
    source_file_id,
    line_number,
    'unreadable' as kind_of_line,
    rejected_because
from stg_unit_values_judged
where rejected_because is not null
