/*---
description = """
Each month that a file of payments writes without its year (“May”, “Mai”), with the year that stands in another column,
in the file's name or in its title. A year such as 2023/24 is a financial one: its January is of 2024.
"""
grain    = ["source_file_id", "period_text", "year_text"]
not_null = ["month"]
---*/

with texts as (
    select distinct
        source_file_id,
        period_code                                                                 as period_text,
        period_year                                                                 as year_text,
        left(lower(trim(period_code)), 3)                                           as name_start,
        try_cast(regexp_extract(period_year, '20[0-9]{2}') as integer)              as first_year,
        regexp_matches(period_year, '20[0-9]{2} ?[-/_] ?(20)?[0-9]{2}')             as is_financial
    from raw_spend
    where period_year <> '' and period_code <> ''
),

numbered as (
    select
        *,
        case name_start
            when 'jan' then 1 when 'feb' then 2 when 'mar' then 3 when 'apr' then 4 when 'may' then 5 when 'jun' then 6
            when 'jul' then 7 when 'aug' then 8 when 'sep' then 9 when 'oct' then 10 when 'nov' then 11 when 'dec' then 12
            -- In Welsh.
            when 'ion' then 1 when 'chw' then 2 when 'maw' then 3 when 'ebr' then 4 when 'mai' then 5 when 'maj' then 5
            when 'meh' then 6 when 'gor' then 7 when 'aws' then 8 when 'med' then 9 when 'hyd' then 10 when 'tac' then 11
            when 'rha' then 12
        end as month_number
    from texts
)

select
    source_file_id,
    period_text,
    year_text,
    (first_year + case when is_financial and month_number <= 3 then 1 else 0 end) || '-' || lpad(month_number::varchar, 2, '0')
        as month
from numbered
where month_number is not null and first_year is not null
