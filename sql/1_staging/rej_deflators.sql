/*---
description = """
Lines that cannot be used, with the reason. Prices of one year in relation to another, as HM Treasury publishes them.
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
from stg_deflators_judged
where rejected_because is not null
