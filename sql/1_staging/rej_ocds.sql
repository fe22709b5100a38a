/*---
description = """
Parts of releases that state no award or contract that stands.
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
from stg_ocds_judged
where rejected_because is not null
