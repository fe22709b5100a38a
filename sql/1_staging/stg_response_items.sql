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

with questions as (
    select
        row_number() over (order by survey, item) as question,
        survey,
        item,
        measure_id,
        try_cast(range_low as double)             as range_low,
        try_cast(range_high as double)            as range_high
    from ref_survey_items
),

sets as (
    -- People give the same few answers: each set of them is read once.
    select
        row_number() over (order by survey, items) as set_number,
        survey,
        items
    from raw_responses
    where answered_again_line is null
    group by survey, items
),

asked as (
    -- A file that does not ask a question has no entry for it: not asked is not unanswered.
    select
        sets.set_number,
        questions.question,
        json_extract_string(sets.items, '$."' || questions.item || '"') as said
    from sets
    inner join questions on questions.survey = sets.survey
),

texts as (
    select
        question,
        said,
        trim(regexp_replace(lower(said), '\s+', ' ', 'g')) as answer
    from asked
    where said is not null
    group by question, said
),

read as (
    select
        texts.question,
        texts.said,
        questions.item,
        questions.measure_id,
        texts.answer,
        case
            when try_cast(texts.answer as double) between questions.range_low and questions.range_high
                then try_cast(texts.answer as double)
            else try_cast(worth.value as double)
        end as value_num,
        worth.missing_reason as said_missing
    from texts
    inner join questions on questions.question = texts.question
    left join ref_survey_answers as worth
        on worth.survey = questions.survey and worth.item = questions.item and worth.answer = texts.answer
),

read_sets as (
    select
        sets.survey,
        sets.items,
        read.item,
        read.measure_id,
        read.value_num,
        case
            when read.value_num is not null then null
            when read.answer = '' then 'not_answered'
            else coalesce(read.said_missing, 'unreadable')
        end as missing_reason
    from sets
    inner join asked on asked.set_number = sets.set_number
    inner join read on read.question = asked.question and read.said = asked.said
)

select
    responses.source_file_id,
    coalesce(responses.response_line, responses.line_number) as line_number,
    read_sets.item,
    read_sets.measure_id,
    read_sets.value_num,
    read_sets.missing_reason
from raw_responses as responses
inner join read_sets on read_sets.survey = responses.survey and read_sets.items = responses.items
where responses.answered_again_line is null
