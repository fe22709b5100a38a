/*---
description = """
Staff days of commissioning by agreement, stage and quarter.
"""
grain = ["source_file_id", "line_number"]
---*/

select
    source_file_id,
    line_number,
    agreement_reference,
    service_id,
    stage,
    quarter,
    staff_days,
    effort_cost_gbp
from stg_effort_judged
where rejected_because is null
