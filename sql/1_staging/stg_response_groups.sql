/*---
description = """
What a person is of, by the dimensions that their survey may keep.
"""
grain = ["source_file_id", "line_number", "group_dimension"]
---*/

select
    responses.source_file_id,
    responses.line_number,
    groups.group_dimension,
    responses.groups[groups.group_dimension] as group_value
from raw_responses as responses
inner join ref_survey_groups as groups on groups.survey = responses.survey
where coalesce(responses.groups[groups.group_dimension], 'unreadable') <> 'unreadable'
