/*---
description = """
Every line of a survey's files, cast and judged: who (a keyed hash) answered when, from where, about what.

No text that a person wrote comes this far. A line without a readable weight counts once. Where each
line answers one question, `response_line` is the first line of the response. An answer without a day
counts for the financial year that its file states.
"""
grain = ["source_file_id", "line_number"]
---*/

select
    raw.source_file_id,
    raw.line_number,
    case
        when raw.respondent_key is null then 'no respondent'
        when calendar.month is null and raw.financial_year is null then 'no date that has come can be read'
        when raw.items = '{}' then 'asks no question that is mapped'
    end                                                    as rejected_because,
    raw.respondent_key,
    raw.survey,
    raw.wave,
    try_cast(raw.answered_on as date)                      as answered_on,
    calendar.month,
    coalesce(calendar.month, raw.financial_year)           as answered_in,
    coalesce(raw.response_line, raw.line_number)           as response_line,
    raw.mode,
    coalesce(weights.weight, 1)::decimal(9, 4)             as weight,
    raw.small_area_id,
    nullif(raw.service_text, 'unreadable')                 as service_text,
    nullif(raw.provider_text, 'unreadable')                as provider_text,
    raw.reporter                                           as reporter_text
from raw_responses as raw
left join ref_calendar as calendar on calendar.month = left(raw.answered_on, 7)
left join (
    select distinct weight as weight_text, try_cast(weight as decimal(9, 4)) as weight
    from raw_responses
) as weights on weights.weight_text = raw.weight and weights.weight > 0
