/*---
description = """
What was paid for each service, by month, kind of flow, capital and revenue. Pounds that no words map
to a service stand beside the others.
"""
grain = ["publisher_id", "month", "service_id", "flow_kind", "capital_or_revenue"]
order = ["publisher_id", "month", "sort_key"]
---*/

select
    spend.publisher_id,
    publishers.place_id,
    spend.month,
    spend.month_start,
    spend.financial_year,
    spend.service_id,
    services.service_name,
    services.sort_key,
    spend.flow_kind,
    spend.capital_or_revenue,
    spend.is_covered,
    spend.spend_gbp,
    spend.payments,
    case when not spend.is_covered then 'not_loaded' end as why_no_value
from fct_spend_service as spend
inner join dim_publisher as publishers on publishers.publisher_id = spend.publisher_id
inner join dim_service as services on services.service_id = spend.service_id
