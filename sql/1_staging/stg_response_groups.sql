/*---
description = """
What a person is of, by the dimensions that their survey may keep; hidden where the publisher hid it.
"""
grain = ["source_file_id", "line_number", "group_dimension"]
accepted = { missing_reason = ["suppressed_at_source"] }
---*/

with hidden as (
    select distinct survey, answer
    from ref_survey_answers
    where missing_reason = 'suppressed_at_source'
)

select
    responses.source_file_id,
    responses.line_number,
    groups.group_dimension,
    case when hidden.answer is null then responses.groups[groups.group_dimension] end as group_value,
    case when hidden.answer is not null then 'suppressed_at_source' end               as missing_reason
from raw_responses as responses
inner join ref_survey_groups as groups on groups.survey = responses.survey
left join hidden
    on hidden.survey = responses.survey
    and hidden.answer = lower(responses.groups[groups.group_dimension])
where
    coalesce(responses.groups[groups.group_dimension], 'unreadable') <> 'unreadable'
    and coalesce(responses.response_line, responses.line_number) = responses.line_number
