/*---
description = """
Answers by measure, place, one dimension of people and financial year, counted at this grain. A measure
that names its breakdowns has those only.
"""
grain = ["measure_id", "place_id", "group_dimension", "group_value", "period"]
references = { measure_id = "dim_measure", place_id = "dim_place" }
---*/

with counted as (
    -- Every answer is one person's, counted once, where small areas share all their places.
    select
        answers.measure_id,
        sets.place_set,
        groups.group_dimension,
        groups.group_value,
        answers.answered_in,
        max(answers.measure_kind)                                                       as measure_kind,
        count(*)                                                                        as n_responses,
        count(*) filter (where answers.y > 0)                                           as n_with,
        count(*) filter (where answers.y = 0)                                           as n_without,
        sum(answers.weight)                                                             as sum_w,
        sum(cast(answers.weight as decimal(19, 4)) * answers.weight)                    as sum_w2,
        sum(cast(answers.weight as decimal(19, 4)) * answers.y)                         as sum_wy,
        sum(cast(answers.weight as decimal(19, 4)) * answers.y_squared)                 as sum_wy2
    from int_answers as answers
    inner join int_response_group as groups
        on groups.source_file_id = answers.source_file_id and groups.line_number = answers.line_number
    inner join int_place_sets as sets on sets.small_area_id = answers.small_area_id
    group by answers.measure_id, sets.place_set, groups.group_dimension, groups.group_value, answers.answered_in
),

repeated as (
    -- What one person's several answers in a place and period were counted too often.
    select
        measure_id,
        place_id,
        group_dimension,
        group_value,
        period,
        sum(1 - answers)                       as n_people,
        sum(least(n_with, 1) - n_with)         as n_with,
        sum(least(n_without, 1) - n_without)   as n_without,
        sum(least(told, 10) - told)            as sum_wy  -- no more events of one person count
    from (
        select
            answers.measure_id,
            places.place_id,
            groups.group_dimension,
            groups.group_value,
            periods.period,
            count(*)                               as answers,
            count(*) filter (where answers.y > 0)  as n_with,
            count(*) filter (where answers.y = 0)  as n_without,
            sum(case when answers.measure_kind = 'count' then answers.y else 0 end) as told
        from int_answers as answers
        inner join int_repeat_respondents as people on people.respondent_key = answers.respondent_key
        inner join int_response_periods as periods on periods.answered_in = answers.answered_in and periods.period = people.period
        inner join int_response_group as groups
            on groups.source_file_id = answers.source_file_id and groups.line_number = answers.line_number
        inner join int_place_sets as sets on sets.small_area_id = answers.small_area_id
        inner join int_published_places as places
            on places.published_table = 'P4'
            and places.place_set = sets.place_set
            and places.period_kind = periods.period_kind
        group by answers.measure_id, places.place_id, groups.group_dimension, groups.group_value,
            periods.period, answers.respondent_key
        having count(*) > 1
    ) as one_by_one
    group by measure_id, place_id, group_dimension, group_value, period
),

placed as (
    select
        counted.measure_id, places.place_id, counted.group_dimension, counted.group_value, periods.period,
        counted.measure_kind, counted.n_responses as n_people, counted.n_with, counted.n_without, counted.n_responses,
        counted.sum_w, counted.sum_w2, counted.sum_wy, counted.sum_wy2
    from counted
    inner join int_published_places as places
        on places.published_table = 'P4' and places.place_set = counted.place_set
    inner join int_response_periods as periods
        on periods.answered_in = counted.answered_in and periods.period_kind = places.period_kind
    union all
    select
        measure_id, place_id, group_dimension, group_value, period,
        null, n_people, n_with, n_without, 0,
        0, 0, sum_wy, 0
    from repeated
),

summed as (
    select
        measure_id, place_id, group_dimension, group_value, period,
        sum(n_people)::bigint                                                               as n_people,
        case when max(measure_kind) in ('proportion', 'rate', 'count') then sum(n_with)::bigint end             as n_with,
        case when max(measure_kind) in ('proportion', 'rate', 'count') then sum(n_without)::bigint end          as n_without,
        sum(n_responses)::bigint                                                            as n_responses,
        sum(sum_w)::double                                                                  as sum_w,
        sum(sum_w2)::double                                                                 as sum_w2,
        sum(sum_wy)::double                                                                 as sum_wy,
        sum(sum_wy2)::double                                                                as sum_wy2
    from placed
    group by measure_id, place_id, group_dimension, group_value, period
)

select
    summed.measure_id, summed.place_id, summed.group_dimension, summed.group_value,
    summed.period, names.period_kind, names.period_start, names.period_words,
    summed.n_people, summed.n_with, summed.n_without, summed.n_responses, summed.sum_w, summed.sum_w2, summed.sum_wy, summed.sum_wy2
from summed
inner join (
    select period, period_kind, max(period_start) as period_start, max(period_words) as period_words
    from int_response_periods
    group by period, period_kind
) as names on names.period = summed.period
left join int_places as wards on wards.place_id = summed.place_id and wards.place_level = 'ward'
-- A fifth of a ward is one small area or two, and small areas are published for nobody.
where not (summed.group_dimension = 'deprivation_fifth' and wards.place_id is not null)
    and (
        summed.measure_id not in (select measure_id from ref_measure_breakdowns)
        or summed.measure_id || '|' || summed.group_dimension
            in (select measure_id || '|' || group_dimension from ref_measure_breakdowns)
    )
