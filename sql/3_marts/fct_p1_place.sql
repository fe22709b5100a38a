/*---
description = """
Answers by measure, place and period, counted at this grain: people, responses, sums of weights.

Every ward and district where somebody was heard or that this build is about, and the county, care
board and alliances around it, have a row for each financial year in which a measure was asked, with nought people where nobody answered.
"""
grain = ["measure_id", "place_id", "period"]
references = { measure_id = "dim_measure", place_id = "dim_place" }
---*/

with heard as (
    select
    answers.measure_id,
    places.place_id,
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
        on listed.published_table = 'P1'
        and listed.place_level = places.place_level
        and listed.period_kind = periods.period_kind
    group by answers.measure_id, places.place_id, periods.period, periods.period_kind
),

asked as (
    select distinct answers.measure_id, periods.period, periods.period_kind, periods.period_start, periods.period_words
    from int_answers as answers
    inner join int_response_periods as periods on periods.answered_in = answers.answered_in
    where periods.period_kind = 'financial_year'
),

districts as (
    select places.district_id
    from int_answers as answers
    inner join int_response_places as places on places.small_area_id = answers.small_area_id
    union
    -- A home district, or one of a home county or care board.
    select places.district_id
    from int_response_places as places
    inner join int_home_places as home on home.place_id = places.place_id
),

expected as (
    select distinct places.place_id
    from int_response_places as places
    inner join districts on districts.district_id = places.district_id
    inner join ref_publish_list as listed
        on listed.published_table = 'P1'
        and listed.place_level = places.place_level
        and listed.period_kind = 'financial_year'
    where places.place_level in ('ward', 'district', 'county', 'icb', 'alliance')
)

select * from heard
union all
select
    asked.measure_id, expected.place_id, asked.period, asked.period_kind, asked.period_start, asked.period_words,
    0, null, null, 0, 0, 0, 0, 0
from asked
cross join expected
left join heard
    on heard.measure_id = asked.measure_id
    and heard.place_id = expected.place_id
    and heard.period = asked.period
where heard.place_id is null
