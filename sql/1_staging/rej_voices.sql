/*---
description = """
Quotes that may not be shown, without their words.
"""
grain    = ["source_file_id", "line_number"]
not_null = ["rejected_because"]
---*/

select
    source_file_id,
    line_number,
    'unreadable' as kind_of_line,
    rejected_because
from stg_voices_judged
where rejected_because is not null
