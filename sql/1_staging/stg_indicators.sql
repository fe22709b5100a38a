/*---
description = """
Published indicator values with their limits as the source states them.
"""
grain    = ["source_file_id", "line_number"]
not_null = ["place_id", "indicator", "period"]
---*/

select
    source_file_id,
    line_number,
    place_id,
    place_name,
    indicator,
    breakdown,
    unit_text,
    period,
    period_words,
    period_start,
    value,
    lower,
    upper,
    numerator,
    denominator,
    source_state,
    why_no_value,
    source_note
from stg_indicators_judged
where rejected_because is null
