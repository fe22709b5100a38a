/*---
description = """
What people report about their own lives, with its limits and how many were heard; or why there is
no value. A measure that nobody was asked about in a year, while others were, is "not asked" in every place.

`published_table` says of what a row is: P1 a place, P2 a service in a place, P3 a provider of a
service over all places, P4 a group of people in a place. Nothing beside these four is published.
"""
grain = ["published_table", "measure_id", "place_id", "service_id", "provider_id", "group_dimension", "group_value", "period"]
accepted = { published_table = ["P1", "P2", "P3", "P4"], why_no_value = ["too_few", "not_heard", "not_asked"], hidden_as = ["too_few", "guards_another", "longer_period"] }
order = ["published_table", "measure_id", "place_id", "service_id", "provider_id", "group_dimension", "group_value", "period_start", "period"]
---*/

with asked as (
    select distinct measure_id, period from safe_cell where published_table = 'P1' and period_kind = 'financial_year'
),

survey_years as (
    select distinct place_id, period, period_kind, period_start, period_words
    from safe_cell
    where published_table = 'P1' and period_kind = 'financial_year'
),

not_asked as (
    select measures.measure_id, measures.unit, survey_years.*
    from survey_years
    cross join (select measure_id, unit from dim_measure where measure_kind in ('proportion', 'mean', 'score', 'rate', 'count')) as measures
    left join asked on asked.measure_id = measures.measure_id and asked.period = survey_years.period
    where asked.measure_id is null
)

select
    cells.published_table,
    cells.measure_id,
    cells.place_id,
    cells.service_id,
    cells.service_name,
    cells.provider_id,
    cells.provider_name,
    cells.group_dimension,
    cells.group_value,
    cells.period,
    cells.period_kind,
    cells.period_start,
    cells.period_words,
    figures.value,
    figures.lower,
    figures.upper,
    figures.events_told,
    cells.n_people,
    cells.n_responses,
    case
        when cells.suppressed_because is not null then 'too_few'
        when cells.n_people = 0 then 'not_heard'
    end as why_no_value,
    case
        when cells.suppressed_because like 'fewer%' then 'too_few'
        when cells.suppressed_because like '%longer period%' then 'longer_period'
        when cells.suppressed_because is not null then 'guards_another'
    end as hidden_as,
    cells.frozen_since,
    measures.unit,
    figures.method_words
from safe_cell as cells
inner join dim_measure as measures on measures.measure_id = cells.measure_id
left join stat_cell as figures
    on figures.published_table = cells.published_table
    and figures.measure_id = cells.measure_id
    and figures.period = cells.period
    and figures.place_id is not distinct from cells.place_id
    and figures.service_id is not distinct from cells.service_id
    and figures.provider_id is not distinct from cells.provider_id
    and figures.group_dimension is not distinct from cells.group_dimension
    and figures.group_value is not distinct from cells.group_value
union all
select
    'P1', not_asked.measure_id, not_asked.place_id, null, null, null, null, null, null,
    not_asked.period, not_asked.period_kind, not_asked.period_start, not_asked.period_words,
    null, null, null, null, null, null, 'not_asked', null, null, not_asked.unit, null
from not_asked
