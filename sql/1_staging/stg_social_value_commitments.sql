/*---
description = """
Promises of social value: what, how many, by when.
"""
grain = ["source_file_id", "line_number"]
---*/

select
    source_file_id,
    line_number,
    commitment_id,
    agreement_reference,
    measure_code,
    framework,
    mission,
    intended_outcome,
    promise,
    unit,
    promised_units,
    due_on,
    place_scope,
    core_or_addon,
    award_weight_pct
from stg_social_value_commitments_judged
where rejected_because is null
