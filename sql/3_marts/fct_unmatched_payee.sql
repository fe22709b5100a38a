/*---
description = """
Payments that the register does not explain, by reason and by payee.

Only payees that are plainly organisations are named; all others stand together in one row
without a name, since a payee may be a person.
"""
grain    = ["publisher_id", "period", "unmatched_because", "payee_name"]
not_null = ["spend_gbp", "payments"]
---*/

with periods as (
    select *, 'all' as period from int_spend_matched where not is_matched
    union all
    select *, financial_year as period from int_spend_matched where not is_matched
),

shown as (
    select
        publisher_id,
        period,
        unmatched_because,
        case when is_organisation then supplier_key end as shown_key,
        case when is_organisation then payee_name end   as shown_name,
        amount_gbp
    from periods
)

select
    publisher_id,
    period,
    unmatched_because,
    max(shown_name)                     as payee_name,
    sum(amount_gbp)::decimal(18, 2)     as spend_gbp,
    count(*)                            as payments
from shown
group by publisher_id, period, unmatched_because, shown_key
