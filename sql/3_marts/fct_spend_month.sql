/*---
description = """
What a publisher paid in a month, by kind of flow.

Every month of the spine has a row for each kind that occurs. Covered and nothing paid is zero;
not covered is null, "not loaded", and so are single payments in a month no file covers: they are
in `int_spend` and in the totals check, but a part of a month is not shown as the month.
"""
grain      = ["publisher_id", "month", "flow_kind"]
not_null   = ["is_covered"]
references = { publisher_id = "dim_publisher", flow_kind = "dim_flow_kind" }
---*/

with kinds as (
    select distinct publisher_id, flow_kind from int_spend
),

paid as (
    select
        publisher_id,
        month,
        flow_kind,
        sum(amount_gbp) as spend_gbp,
        count(*)        as payments
    from int_spend
    group by publisher_id, month, flow_kind
)

select
    months.publisher_id,
    months.month,
    months.month_start,
    months.financial_year,
    kinds.flow_kind,
    months.is_covered,
    case when months.is_covered then coalesce(paid.spend_gbp, 0) end::decimal(18, 2) as spend_gbp,
    case when months.is_covered then coalesce(paid.payments, 0) end::bigint          as payments
from int_months as months
inner join kinds on kinds.publisher_id = months.publisher_id
left join paid
    on paid.publisher_id = months.publisher_id
    and paid.month = months.month
    and paid.flow_kind = kinds.flow_kind
