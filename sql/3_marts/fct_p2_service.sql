/*---
description = """
Answers by measure, place, service and period, counted at this grain.
"""
grain = ["measure_id", "place_id", "service_id", "period"]
references = { measure_id = "dim_measure", place_id = "dim_place" }
---*/

with counted as (
    -- Sums and people of one answer add up; they are counted once, where small areas share all places.
    select
        answers.measure_id,
        max(answers.measure_kind)                                                       as measure_kind,
        sets.place_set,
        answers.service_id,
        max(answers.service_name)                                                       as service_name,
        answers.month,
        count(*) filter (where answers.is_only_response)                                as n_people,
        count(*) filter (where answers.is_only_response and answers.y > 0)              as n_with,
        count(*) filter (where answers.is_only_response and answers.y = 0)              as n_without,
        count(*)                                                                        as n_responses,
        sum(answers.weight)                                                             as sum_w,
        sum(cast(answers.weight as decimal(19, 4)) * answers.weight)                    as sum_w2,
        sum(cast(answers.weight as decimal(19, 4)) * answers.y)                         as sum_wy,
        sum(cast(answers.weight as decimal(19, 4)) * answers.y_squared)                 as sum_wy2
    from int_answers as answers
    inner join int_place_sets as sets on sets.small_area_id = answers.small_area_id
    where answers.service_id is not null
    group by answers.measure_id, sets.place_set, answers.service_id, answers.month
),

listed_places as (
    select distinct sets.place_set, places.place_id, listed.period_kind
    from int_response_places as places
    inner join int_place_sets as sets on sets.small_area_id = places.small_area_id
    inner join ref_publish_list as listed
        on listed.published_table = 'P2' and listed.place_level = places.place_level
),

told_apart as (
    -- People with several answers do not add up: they are told apart in each place and period.
    select
        measure_id,
        place_id,
        service_id,
        period,
        count(*)                              as n_people,
        count(*) filter (where is_with)       as n_with,
        count(*) filter (where is_without)    as n_without
    from (
        select
            answers.measure_id,
            places.place_id,
            answers.service_id,
            periods.period,
            answers.person_number,
            bool_or(answers.y > 0) as is_with,
            bool_or(answers.y = 0) as is_without
        from int_answers as answers
        inner join int_place_sets as sets on sets.small_area_id = answers.small_area_id
        inner join listed_places as places on places.place_set = sets.place_set
        inner join int_response_periods as periods
            on periods.month = answers.month and periods.period_kind = places.period_kind
        where answers.service_id is not null and not answers.is_only_response
        group by answers.measure_id, places.place_id, answers.service_id, periods.period, answers.person_number
    ) as one_by_one
    group by measure_id, place_id, service_id, period
)

select
    counted.measure_id,
    places.place_id,
    counted.service_id,
    max(counted.service_name)                                                             as service_name,
    periods.period,
    periods.period_kind,
    max(periods.period_start)                                                             as period_start,
    max(periods.period_words)                                                             as period_words,
    (sum(counted.n_people) + max(coalesce(told_apart.n_people, 0)))::bigint                as n_people,
    case when max(counted.measure_kind) = 'proportion'
        then (sum(counted.n_with) + max(coalesce(told_apart.n_with, 0)))::bigint end       as n_with,
    case when max(counted.measure_kind) = 'proportion'
        then (sum(counted.n_without) + max(coalesce(told_apart.n_without, 0)))::bigint end as n_without,
    sum(counted.n_responses)::bigint                                                      as n_responses,
    sum(counted.sum_w)::double                                                            as sum_w,
    sum(counted.sum_w2)::double                                                           as sum_w2,
    sum(counted.sum_wy)::double                                                           as sum_wy,
    sum(counted.sum_wy2)::double                                                          as sum_wy2
from counted
inner join listed_places as places on places.place_set = counted.place_set
inner join int_response_periods as periods
    on periods.month = counted.month and periods.period_kind = places.period_kind
left join told_apart
    on told_apart.measure_id = counted.measure_id
    and told_apart.place_id = places.place_id
    and told_apart.service_id = counted.service_id
    and told_apart.period = periods.period
group by counted.measure_id, places.place_id, counted.service_id, periods.period, periods.period_kind
