/*---
description = """
Each question that a response was asked: what the answer is worth, or why there is none.

A number within the question's range is worth itself; a word or code of its scale is worth what the
scale says; anything else is looked up among the words for no answer. Where a response answers a
question twice, line by line, the later line counts.
"""
grain = ["source_file_id", "line_number", "item"]
accepted = { missing_reason = ["not_answered", "declined", "suppressed_at_source", "unreadable"] }
---*/

with asked as (
    -- A file that does not ask a question has no entry for it: not asked is not unanswered.
    select
        responses.source_file_id,
        coalesce(responses.response_line, responses.line_number)                       as line_number,
        responses.survey,
        items.item,
        items.measure_id,
        try_cast(items.range_low as double)                                            as range_low,
        try_cast(items.range_high as double)                                           as range_high,
        trim(regexp_replace(lower(responses.items[items.item]), '\s+', ' ', 'g'))      as answer
    from raw_responses as responses
    inner join ref_survey_items as items on items.survey = responses.survey
    where responses.items[items.item] is not null and responses.answered_again_line is null
),

read as (
    select
        asked.*,
        case
            when try_cast(asked.answer as double) between asked.range_low and asked.range_high
                then try_cast(asked.answer as double)
            else try_cast(worth.value as double)
        end as value_num,
        worth.missing_reason as said_missing
    from asked
    left join ref_survey_answers as worth
        on worth.survey = asked.survey and worth.item = asked.item and worth.answer = asked.answer
)

select
    source_file_id,
    line_number,
    item,
    measure_id,
    value_num,
    case
        when value_num is not null then null
        when answer = '' then 'not_answered'
        else coalesce(said_missing, 'unreadable')
    end as missing_reason
from read
