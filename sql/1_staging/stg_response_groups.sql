/*---
description = """
What a person is of, by the dimensions that their survey may keep; hidden where the publisher hid it.
"""
grain = ["source_file_id", "line_number", "group_dimension"]
accepted = { missing_reason = ["suppressed_at_source"] }
---*/

with sets as (
    -- People are of the same few groups: each set of them is read once.
    select distinct survey, groups
    from raw_responses
),

hidden as (
    select distinct survey, answer
    from ref_survey_answers
    where missing_reason = 'suppressed_at_source'
),

said as (
    select
        sets.survey,
        sets.groups,
        dimensions.group_dimension,
        json_extract_string(sets.groups, '$."' || dimensions.group_dimension || '"') as group_value
    from sets
    inner join ref_survey_groups as dimensions on dimensions.survey = sets.survey
),

read as (
    select
        said.survey,
        said.groups,
        said.group_dimension,
        case when hidden.answer is null then said.group_value end           as group_value,
        case when hidden.answer is not null then 'suppressed_at_source' end as missing_reason
    from said
    left join hidden on hidden.survey = said.survey and hidden.answer = lower(said.group_value)
    where said.group_value <> 'unreadable'
)

select
    responses.source_file_id,
    responses.line_number,
    read.group_dimension,
    read.group_value,
    read.missing_reason
from raw_responses as responses
inner join read on read.survey = responses.survey and read.groups = responses.groups
where coalesce(responses.response_line, responses.line_number) = responses.line_number
