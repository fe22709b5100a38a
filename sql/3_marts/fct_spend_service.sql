/*---
description = """
What a publisher paid in a month for a service, by kind of flow, capital and revenue apart.

Every month of the spine has a row for each combination that the publisher has. Covered and nothing
paid is zero; not covered is null, "not loaded". Payments that no words map are a row of their own.
"""
grain      = ["publisher_id", "month", "service_id", "flow_kind", "capital_or_revenue"]
not_null   = ["is_covered"]
references = { publisher_id = "dim_publisher", service_id = "dim_service", flow_kind = "dim_flow_kind" }
---*/

with paid as (
    select
        publisher_id, month, service_id, flow_kind,
        coalesce(capital_or_revenue, 'not stated') as capital_or_revenue,
        sum(amount_gbp)                            as spend_gbp,
        count(*)                                   as payments
    from int_spend_service
    group by publisher_id, month, service_id, flow_kind, coalesce(capital_or_revenue, 'not stated')
),

combinations as (
    select distinct publisher_id, service_id, flow_kind, capital_or_revenue from paid
)

select
    months.publisher_id,
    months.month,
    months.month_start,
    months.financial_year,
    combinations.service_id,
    combinations.flow_kind,
    combinations.capital_or_revenue,
    months.is_covered,
    case when months.is_covered then coalesce(paid.spend_gbp, 0) end::decimal(18, 2) as spend_gbp,
    case when months.is_covered then coalesce(paid.payments, 0) end::bigint          as payments
from int_months as months
inner join combinations on combinations.publisher_id = months.publisher_id
left join paid
    on paid.publisher_id = months.publisher_id
    and paid.month = months.month
    and paid.service_id = combinations.service_id
    and paid.flow_kind = combinations.flow_kind
    and paid.capital_or_revenue = combinations.capital_or_revenue
