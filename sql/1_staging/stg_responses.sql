/*---
description = """
Responses that can be used, one a person and day: who (a keyed hash), when, from where, about what.
"""
grain = ["source_file_id", "line_number"]
not_null = ["respondent_key", "survey", "answered_in", "weight"]
---*/

select
    source_file_id,
    line_number,
    respondent_key,
    survey,
    wave,
    answered_on,
    month,
    answered_in,
    mode,
    weight,
    small_area_id,
    service_text,
    provider_text,
    reporter_text
from stg_responses_judged
where rejected_because is null and line_number = response_line
