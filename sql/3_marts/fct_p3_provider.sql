/*---
description = """
Answers by measure, provider, service and period, over all places, counted at this grain.
"""
grain = ["measure_id", "provider_id", "service_id", "period"]
references = { measure_id = "dim_measure" }
---*/

with placed as (
    -- Every answer is one person's; what several answers of one person are too many is taken off below.
    select
        answers.measure_id, providers.shown_provider_id as provider_id, answers.service_id, answers.answered_in,
        max(providers.shown_provider_name)                                              as provider_name,
        max(answers.service_name)                                                       as service_name,
        max(answers.measure_kind)                                                       as measure_kind,
        count(*)                                                                        as n_responses,
        count(*) filter (where answers.y > 0)                                           as n_with,
        count(*) filter (where answers.y = 0)                                           as n_without,
        sum(answers.weight)                                                             as sum_w,
        sum(cast(answers.weight as decimal(19, 4)) * answers.weight)                    as sum_w2,
        sum(cast(answers.weight as decimal(19, 4)) * answers.y)                         as sum_wy,
        sum(cast(answers.weight as decimal(19, 4)) * answers.y_squared)                 as sum_wy2
    from int_answers as answers
    inner join int_answer_provider as providers on providers.provider_id = answers.provider_id
    where answers.service_id is not null
    group by answers.measure_id, providers.shown_provider_id, answers.service_id, answers.answered_in
),

repeated as (
    select
        measure_id, provider_id, service_id, period,
        sum(1 - answers)                       as n_people,
        sum(least(n_with, 1) - n_with)         as n_with,
        sum(least(n_without, 1) - n_without)   as n_without,
        sum(least(told, 10) - told)            as sum_wy  -- no more events of one person count
    from (
        select
            answers.measure_id, providers.shown_provider_id as provider_id, answers.service_id, people.period,
            count(*)                               as answers,
            count(*) filter (where answers.y > 0)  as n_with,
            count(*) filter (where answers.y = 0)  as n_without,
            sum(case when answers.measure_kind = 'count' then answers.y else 0 end) as told
        from int_answers as answers
        inner join int_repeat_respondents as people on people.respondent_key = answers.respondent_key
        inner join int_response_periods as periods
            on periods.answered_in = answers.answered_in and periods.period = people.period
        inner join int_answer_provider as providers on providers.provider_id = answers.provider_id
        where answers.service_id is not null
        group by
            answers.measure_id, providers.shown_provider_id, answers.service_id, people.period,
            answers.respondent_key
        having count(*) > 1
    ) as one_by_one
    group by measure_id, provider_id, service_id, period
)

select
    placed.measure_id,
    placed.provider_id,
    max(placed.provider_name)                                                             as provider_name,
    placed.service_id,
    max(placed.service_name)                                                              as service_name,
    periods.period,
    periods.period_kind,
    max(periods.period_start)                                                             as period_start,
    max(periods.period_words)                                                             as period_words,
    (sum(placed.n_responses) + coalesce(max(repeated.n_people), 0))::bigint               as n_people,
    case when max(placed.measure_kind) in ('proportion', 'rate', 'count')
        then (sum(placed.n_with) + coalesce(max(repeated.n_with), 0))::bigint end         as n_with,
    case when max(placed.measure_kind) in ('proportion', 'rate', 'count')
        then (sum(placed.n_without) + coalesce(max(repeated.n_without), 0))::bigint end   as n_without,
    sum(placed.n_responses)::bigint                                                       as n_responses,
    sum(placed.sum_w)::double                                                             as sum_w,
    sum(placed.sum_w2)::double                                                            as sum_w2,
    (sum(placed.sum_wy) + coalesce(max(repeated.sum_wy), 0))::double                      as sum_wy,
    sum(placed.sum_wy2)::double                                                           as sum_wy2
from placed
inner join int_response_periods as periods on periods.answered_in = placed.answered_in
inner join ref_publish_list as listed
    on listed.published_table = 'P3' and listed.period_kind = periods.period_kind
left join repeated
    on repeated.measure_id = placed.measure_id
    and repeated.provider_id = placed.provider_id
    and repeated.service_id = placed.service_id
    and repeated.period = periods.period
group by placed.measure_id, placed.provider_id, placed.service_id, periods.period, periods.period_kind
