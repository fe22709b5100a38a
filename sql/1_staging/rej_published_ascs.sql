/*---
description = """
Lines of the annex tables of the Adult Social Care Survey that cannot be used, with the reason: averages of all councils and
remarks have no place.
"""
grain    = ["source_file_id", "line_number"]
not_null = ["rejected_because"]
---*/

select
    source_file_id,
    line_number,
    'unreadable' as kind_of_line,
    rejected_because
from stg_published_ascs_judged
where rejected_because is not null
