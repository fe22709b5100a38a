/*---
description = """
Every line of a survey's files, cast and judged: who (a keyed hash) answered when, from where, about what.

No text that a person wrote comes this far. A line without a readable weight counts once.
"""
grain = ["source_file_id", "line_number"]
---*/

select
    raw.source_file_id,
    raw.line_number,
    case
        when raw.respondent_key is null then 'no respondent'
        when calendar.month is null then 'no date can be read'
    end                                                    as rejected_because,
    raw.respondent_key,
    raw.survey,
    raw.wave,
    try_cast(raw.answered_on as date)                      as answered_on,
    calendar.month,
    raw.mode,
    coalesce(weights.weight, 1)::decimal(9, 4)             as weight,
    raw.small_area_id,
    raw.service_text,
    raw.provider_text,
    raw.reporter                                           as reporter_text
from raw_responses as raw
left join ref_calendar as calendar on calendar.month = left(raw.answered_on, 7)
left join (
    select distinct weight as weight_text, try_cast(weight as decimal(9, 4)) as weight
    from raw_responses
) as weights on weights.weight_text = raw.weight and weights.weight > 0
