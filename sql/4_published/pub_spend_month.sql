/*---
description = """
What was paid by month and kind of flow; months that no file covers are empty, "not loaded".
"""
grain = ["publisher_id", "month", "flow_kind"]
order = ["place_id", "month", "flow_kind"]
---*/

select
    spend.publisher_id,
    publishers.publisher_name,
    publishers.place_id,
    spend.month,
    spend.month_start,
    spend.financial_year,
    spend.flow_kind,
    kinds.flow_words,
    kinds.flow_order,
    spend.is_covered,
    spend.spend_gbp,
    spend.payments,
    case when not spend.is_covered then 'not_loaded' end        as why_no_value
from fct_spend_month as spend
inner join dim_publisher as publishers on publishers.publisher_id = spend.publisher_id
inner join dim_flow_kind as kinds on kinds.flow_kind = spend.flow_kind
