/*---
description = """
Releases that cannot be used, each with all that is wrong with it.
"""
grain    = ["source_file_id", "line_number"]
not_null = ["rejected_because"]
---*/

select
    source_file_id,
    line_number,
    'unreadable' as kind_of_line,
    rejected_because
from stg_ocds_judged
where rejected_because is not null
