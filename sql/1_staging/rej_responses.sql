/*---
description = """
Lines of surveys that cannot be used, with the reason and nothing of what they hold.
"""
grain = ["source_file_id", "line_number"]
not_null = ["rejected_because"]
---*/

select
    source_file_id,
    line_number,
    'unreadable' as kind_of_line,
    rejected_because
from stg_responses_judged
where rejected_because is not null
