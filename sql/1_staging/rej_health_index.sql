/*---
description = """
Lines of Health Index files of which no value can be used, with the first reason.
"""
grain    = ["source_file_id", "line_number"]
not_null = ["rejected_because"]
---*/

select
    source_file_id,
    line_number,
    'unreadable'          as kind_of_line,
    min(rejected_because) as rejected_because
from stg_health_index_judged
group by source_file_id, line_number
having count(*) = count(rejected_because)
