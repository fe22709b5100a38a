/*---
description = """
Lines that cannot be used, with the reason. How many people of a place are of each group.
"""
grain    = ["source_file_id", "line_number"]
not_null = ["rejected_because"]
---*/

select
    source_file_id,
    line_number,
    'unreadable' as kind_of_line,
    rejected_because
from stg_population_groups_judged
where rejected_because is not null
