/*---
description = """
What each answer is worth: one row per response and measure.

A person who is listed twice for one day of a wave, in two files or in one, counts with the last line.
A score of several questions is the average of those answered times their number, where the measure's
least number was answered. Not answering is not failing: such a response has no row.
"""
grain = ["source_file_id", "line_number", "measure_id"]
---*/

with responses as (
    select
        source_file_id, line_number, respondent_key, month, weight, small_area_id, service_text, provider_text,
        row_number() over (
            partition by survey, respondent_key, wave, answered_on, service_text, provider_text
            order by source_file_id desc, line_number desc
        ) as latest
    from stg_responses
),

scored as (
    select
        items.source_file_id,
        items.line_number,
        items.measure_id,
        max(measures.kind)                                                       as measure_kind,
        (avg(items.value_num) * max(cast(measures.items as integer)))::decimal(12, 6) as y
    from stg_response_items as items
    inner join ref_measures as measures on measures.measure_id = items.measure_id
    group by items.source_file_id, items.line_number, items.measure_id
    having count(items.value_num) >= max(cast(measures.min_items as integer))
)

select
    scored.source_file_id,
    scored.line_number,
    scored.measure_id,
    scored.measure_kind,
    scored.y,
    -- Exact sums do not depend on the order in which rows come.
    (cast(scored.y as decimal(19, 6)) * scored.y)::decimal(12, 6)                 as y_squared,
    responses.respondent_key,
    responses.month,
    responses.weight,
    responses.small_area_id,
    'service:' || trim(regexp_replace(lower(responses.service_text), '[^a-z0-9]+', '-', 'g'), '-') as service_id,
    responses.service_text                                                       as service_name,
    'local:' || trim(regexp_replace(lower(responses.provider_text), '[^a-z0-9]+', '-', 'g'), '-') as provider_id,
    responses.provider_text                                                      as provider_name
from scored
inner join responses
    on responses.source_file_id = scored.source_file_id
    and responses.line_number = scored.line_number
    and responses.latest = 1
