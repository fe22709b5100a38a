/*---
description = """
What groups of people each response is of: as the person said, and the fifth by deprivation of the area they live in.
"""
grain    = ["source_file_id", "line_number", "group_dimension"]
not_null = ["group_value"]
---*/

select source_file_id, line_number, group_dimension, group_value
from stg_response_groups
where group_value is not null
union all
select
    responses.source_file_id,
    responses.line_number,
    'deprivation_fifth',
    case fifths.deprivation_fifth
        when 1 then 'Fifth 1, most deprived areas'
        when 5 then 'Fifth 5, least deprived areas'
        else 'Fifth ' || fifths.deprivation_fifth
    end
from stg_responses as responses
inner join int_deprivation_fifth as fifths on fifths.small_area_id = responses.small_area_id
