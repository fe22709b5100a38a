/*---
description = """
The series of prices by financial year: that of the file which says it was released last. One file is one series:
indices of two releases are never mixed.
"""
grain    = ["financial_year"]
not_null = ["deflator"]
---*/

with files as (
    select
        deflators.source_file_id,
        max(landed.as_at)  as released_on,
        max(deflators.period) filter (where starts_with(deflators.period, 'FY')) as last_year
    from stg_deflators as deflators
    left join stg_landed_files as landed on landed.source_file_id = deflators.source_file_id
    group by deflators.source_file_id
),

latest as (
    select source_file_id, released_on
    from (
        select
            source_file_id,
            released_on,
            row_number() over (
                order by coalesce(released_on, date '1900-01-01') desc, last_year desc nulls last, source_file_id
            ) as choice
        from files
        where last_year is not null
    ) as ranked
    where choice = 1
)

select
    deflators.period             as financial_year,
    max(deflators.deflator)      as deflator,
    max(latest.released_on)      as deflator_released_on,
    max(deflators.source_file_id) as source_file_id
from stg_deflators as deflators
inner join latest on latest.source_file_id = deflators.source_file_id
where starts_with(deflators.period, 'FY')
group by deflators.period
