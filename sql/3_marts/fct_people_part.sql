/*---
description = """
People and answers in those parts of places that are no published place themselves, as an alliance's part of a ward:
what is left when published figures are taken from each other. About people: only `safe_cell` may read it.
"""
grain = ["published_table", "measure_id", "part_id", "service_id", "group_dimension", "group_value", "period"]
---*/

with parts_of as (
    select published_table, place_id, count(*) as parts from dim_place_part group by published_table, place_id
),

whole as (
    select places.published_table, places.part_id
    from dim_place_part as places
    inner join parts_of
        on parts_of.published_table = places.published_table and parts_of.place_id = places.place_id
    where parts_of.parts = 1
),

cut as (
    select sets.small_area_id, parts.published_table, parts.part_id, listed.period_kind
    from int_place_part as parts
    inner join int_place_sets as sets on sets.place_set = parts.place_set
    inner join (select distinct published_table, period_kind from ref_publish_list) as listed
        on listed.published_table = parts.published_table
    left join whole on whole.published_table = parts.published_table and whole.part_id = parts.part_id
    where whole.part_id is null
),

answered as (
    select
        answers.source_file_id, answers.line_number, answers.measure_id, answers.measure_kind, answers.y,
        answers.respondent_key, answers.service_id,
        cut.published_table, cut.part_id, periods.period, periods.period_kind, periods.period_start
    from int_answers as answers
    inner join cut on cut.small_area_id = answers.small_area_id
    inner join int_response_periods as periods
        on periods.answered_in = answers.answered_in and periods.period_kind = cut.period_kind
),

laid as (
    select *, null as group_dimension, null as group_value from answered where published_table = 'P1'
    union all
    select *, null, null from answered where published_table = 'P2' and service_id is not null
    union all
    select answered.*, groups.group_dimension, groups.group_value
    from answered
    inner join stg_response_groups as groups
        on groups.source_file_id = answered.source_file_id and groups.line_number = answered.line_number
    where answered.published_table = 'P4' and groups.group_value is not null
)

select
    published_table, measure_id, part_id,
    case when published_table = 'P2' then service_id end                                             as service_id,
    group_dimension, group_value, period,
    max(period_kind)                                                                                  as period_kind,
    max(period_start)                                                                                 as period_start,
    count(distinct respondent_key)                                                                    as n_people,
    case when max(measure_kind) in ('proportion', 'rate', 'count')
        then count(distinct case when y > 0 then respondent_key end) end                              as n_with,
    case when max(measure_kind) in ('proportion', 'rate', 'count')
        then count(distinct case when y = 0 then respondent_key end) end                              as n_without,
    count(*)                                                                                          as n_responses
from laid
group by published_table, measure_id, part_id, case when published_table = 'P2' then service_id end, group_dimension, group_value, period
