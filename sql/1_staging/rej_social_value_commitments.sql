/*---
description = """
Promises of social value without an agreement or a quantity.
"""
grain    = ["source_file_id", "line_number"]
not_null = ["rejected_because"]
---*/

select
    source_file_id,
    line_number,
    'unreadable' as kind_of_line,
    rejected_because
from stg_social_value_commitments_judged
where rejected_because is not null
