/*---
description = """
Answers by measure, place, one dimension of people and financial year, counted at this grain.
"""
grain = ["measure_id", "place_id", "group_dimension", "group_value", "period"]
references = { measure_id = "dim_measure", place_id = "dim_place" }
---*/

select
    answers.measure_id,
    places.place_id,
    groups.group_dimension,
    groups.group_value,
    periods.period,
    periods.period_kind,
    max(periods.period_start)                                                             as period_start,
    max(periods.period_words)                                                             as period_words,
    count(distinct answers.respondent_key)                                                as n_people,
    case when max(answers.measure_kind) = 'proportion'
        then count(distinct answers.respondent_key) filter (where answers.y > 0) end      as n_with,
    case when max(answers.measure_kind) = 'proportion'
        then count(distinct answers.respondent_key) filter (where answers.y = 0) end      as n_without,
    count(*)                                                                              as n_responses,
    sum(answers.weight)::double                                                           as sum_w,
    sum(cast(answers.weight as decimal(19, 4)) * answers.weight)::double                                        as sum_w2,
    sum(cast(answers.weight as decimal(19, 4)) * answers.y)::double                                             as sum_wy,
    sum(cast(answers.weight as decimal(19, 4)) * answers.y_squared)::double                                 as sum_wy2
from int_answers as answers
inner join stg_response_groups as groups
    on groups.source_file_id = answers.source_file_id and groups.line_number = answers.line_number
inner join int_response_places as places on places.small_area_id = answers.small_area_id
inner join int_response_periods as periods on periods.answered_in = answers.answered_in
inner join ref_publish_list as listed
    on listed.published_table = 'P4'
    and listed.place_level = places.place_level
    and listed.period_kind = periods.period_kind
where groups.group_value is not null
group by
    answers.measure_id, places.place_id, groups.group_dimension, groups.group_value, periods.period,
    periods.period_kind
