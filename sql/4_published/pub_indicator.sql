/*---
description = """
What people report about their own lives, by measure, place and year, with its limits; or why
there is no value.
"""
grain = ["measure_id", "place_id", "period"]
order = ["place_id", "measure_id", "period_start"]
---*/

select
    measure_id,
    place_id,
    period,
    period_start,
    period_words,
    value,
    lower,
    upper,
    case when suppressed_because is not null then 'too_few' else why_no_value end as why_no_value,
    source_note,
    source_file_id,
    line_number
from safe_indicator_value
