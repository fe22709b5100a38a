/*---
description = """
Lines of people who asked for support that cannot be counted.
"""
grain    = ["source_file_id", "line_number"]
not_null = ["rejected_because"]
---*/

select
    source_file_id,
    line_number,
    'unreadable' as kind_of_line,
    rejected_because
from stg_waiting_requests_judged
where rejected_because is not null
