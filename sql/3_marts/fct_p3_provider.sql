/*---
description = """
Answers by measure, provider, service and period, over all places, counted at this grain.
"""
grain = ["measure_id", "provider_id", "service_id", "period"]
references = { measure_id = "dim_measure" }
---*/

select
    answers.measure_id,
    providers.shown_provider_id                                                           as provider_id,
    max(providers.shown_provider_name)                                                    as provider_name,
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
inner join int_answer_provider as providers on providers.provider_id = answers.provider_id
inner join int_response_periods as periods on periods.answered_in = answers.answered_in
inner join ref_publish_list as listed
    on listed.published_table = 'P3' and listed.period_kind = periods.period_kind
where answers.service_id is not null
group by answers.measure_id, providers.shown_provider_id, answers.service_id, periods.period, periods.period_kind
