/*---
description = """
What people report about their own lives, with its limits and how many were heard; or why there is
no value.

`published_table` says of what a row is: P1 a place, P2 a service in a place, P3 a provider of a
service over all places, P4 a group of people in a place. Nothing beside these four is published.
"""
grain = ["published_table", "measure_id", "place_id", "service_id", "provider_id", "group_dimension", "group_value", "period"]
accepted = { published_table = ["P1", "P2", "P3", "P4"], why_no_value = ["too_few", "not_heard"] }
order = ["published_table", "measure_id", "place_id", "service_id", "provider_id", "group_dimension", "group_value", "period_start", "period"]
---*/

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
    cells.n_people,
    cells.n_responses,
    case
        when cells.suppressed_because is not null then 'too_few'
        when cells.n_people = 0 then 'not_heard'
    end as why_no_value,
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
