/*---
description = """
Prices of one year in relation to another, as HM Treasury publishes them.
"""
grain = ["source_file_id", "line_number", "part_number"]
---*/

select
    source_file_id,
    line_number,
    part_number,
    period,
    deflator,
    base_period
from stg_deflators_judged
where rejected_because is null
