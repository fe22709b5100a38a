/*---
description = """
Each month that a file of payments writes without its year (“May”, “Mai”), with the year that stands in another column,
in the file's name or in its title. A year such as 2023/24 is a financial one: its January is of 2024, its second
period is May, its thirteenth closes it. Of another year a number is that of the month.
"""
grain    = ["source_file_id", "period_text", "year_text"]
parts    = "source_file_id"
not_null = ["month"]
---*/

with texts as (
    select distinct
        source_file_id,
        coalesce(period_code, period_number)                                        as period_text,
        period_year                                                                 as year_text,
        left(lower(trim(period_code)), 3)                                           as name_start,
        try_cast(trim(period_number) as integer)                                    as period_number,
        try_cast(regexp_extract(period_year, '20[0-9]{2}') as integer)              as first_year,
        regexp_matches(period_year, '20[0-9]{2} ?[-/_] ?(20)?[0-9]{2}')             as is_financial
    from raw_spend
    where period_year <> '' and coalesce(period_code, period_number) <> ''
),

numbered as (
    select
        *,
        case
            when period_number is null then null
            when not is_financial then period_number
            when period_number <= 9 then period_number + 3
            else least(period_number, 12) - 9
        end as number_of_period,
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
    (first_year + case when is_financial and coalesce(number_of_period, month_number) <= 3 then 1 else 0 end)
        || '-' || lpad(coalesce(number_of_period, month_number)::varchar, 2, '0') as month
from numbered
where coalesce(number_of_period, month_number) is not null and first_year is not null
