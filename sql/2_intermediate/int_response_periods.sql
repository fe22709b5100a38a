/*---
description = """
The periods that each month lies in: itself, its quarter, its financial year. A financial year, for
answers without a day, lies in itself.
"""
grain = ["answered_in", "period"]
---*/

select month as answered_in, month as period, 'month' as period_kind, cast(month_start as date) as period_start,
    strftime(cast(month_start as date), '%B %Y') as period_words
from ref_calendar
union all
select month, quarter, 'quarter', cast(quarter_start as date), quarter_words
from ref_calendar
union all
select month, financial_year, 'financial_year', cast(financial_year_start as date), financial_year_words
from ref_calendar
union all
select distinct
    financial_year, financial_year, 'financial_year', cast(financial_year_start as date), financial_year_words
from ref_calendar
