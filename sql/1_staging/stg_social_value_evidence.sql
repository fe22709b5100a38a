/*---
description = """
Evidence of deliveries of social value, with its grade.
"""
grain = ["source_file_id", "line_number"]
---*/

select
    source_file_id,
    line_number,
    delivery_id,
    evidence_grade,
    evidence_note,
    checked_by,
    checked_on
from stg_social_value_evidence_judged
where rejected_because is null
