/*---
description = """
What each person told before and after, and the difference: one row per response and measure of change, where
either was asked of somebody. A person counts as changed only with both answers; whoever left one out has no
change, and is counted as lost (`fct_proms_pair`).
"""
grain    = ["source_file_id", "line_number", "measure_id"]
not_null = ["measure_kind", "is_answered_before", "is_answered_after"]
---*/

select
    items.source_file_id,
    items.line_number,
    items.measure_id,
    max(scales.measure_kind)                                                          as measure_kind,
    count(items.value_num) filter (where asked.occasion = 'before') > 0               as is_answered_before,
    count(items.value_num) filter (where asked.occasion = 'after') > 0                as is_answered_after,
    -- Each occasion has one question; the least is that one.
    (
        cast(min(items.value_num) filter (where asked.occasion = 'after') as decimal(12, 6))
        - cast(min(items.value_num) filter (where asked.occasion = 'before') as decimal(12, 6))
    )::decimal(12, 6)                                                                 as y
from stg_response_items as items
inner join int_scale as scales
    on scales.measure_id = items.measure_id and scales.measure_kind = 'paired_change'
inner join stg_responses as responses
    on responses.source_file_id = items.source_file_id and responses.line_number = items.line_number
inner join ref_survey_items as asked on asked.survey = responses.survey and asked.item = items.item
group by items.source_file_id, items.line_number, items.measure_id
