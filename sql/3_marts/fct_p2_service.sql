/*---
description = """
Answers by measure, place, service and period, counted at this grain.
"""
grain = ["measure_id", "place_id", "service_id", "period"]
references = { measure_id = "dim_measure", place_id = "dim_place" }
---*/

select
    answers.measure_id,
    places.place_id,
    answers.service_id,
    max(answers.service_name)                                                             as service_name,
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
inner join int_response_places as places on places.small_area_id = answers.small_area_id
inner join int_response_periods as periods on periods.answered_in = answers.answered_in
inner join ref_publish_list as listed
    on listed.published_table = 'P2'
    and listed.place_level = places.place_level
    and listed.period_kind = periods.period_kind
where answers.service_id is not null
group by answers.measure_id, places.place_id, answers.service_id, periods.period, periods.period_kind
