/*---
description = """
The spine of months: every month of each financial year between a publisher's first and last
covered month, with whether a file covers it. Without it a month that nobody loaded would vanish.
"""
grain    = ["publisher_id", "month"]
not_null = ["is_covered"]
---*/

with calendar as (
    select
        month,
        cast(month_start as date)          as month_start,
        quarter,
        financial_year,
        cast(financial_year_start as date) as financial_year_start
    from ref_calendar
),

spans as (
    select
        coverage.publisher_id,
        min(calendar.financial_year_start) as first_year,
        max(calendar.financial_year_start) as last_year
    from int_coverage as coverage
    inner join calendar on calendar.month = coverage.month
    where coverage.kind = 'spend'
    group by coverage.publisher_id
)

select
    spans.publisher_id,
    calendar.month,
    calendar.month_start,
    calendar.financial_year,
    coverage.month is not null as is_covered
from spans
inner join calendar
    on calendar.financial_year_start between spans.first_year and spans.last_year
left join int_coverage as coverage
    on coverage.publisher_id = spans.publisher_id
    and coverage.month = calendar.month
    and coverage.kind = 'spend'
