/*---
description = """
Payments that the register does not explain, by reason and by payee.

Only payees that are plainly organisations are named; all others stand together in one row
without a name, since a payee may be a person (`int_payee_kind`).
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
        periods.publisher_id,
        periods.period,
        periods.unmatched_because,
        case when kinds.shown_name is not null then periods.supplier_key end as shown_key,
        kinds.shown_name,
        periods.amount_gbp
    from periods
    left join int_payee_kind as kinds on kinds.name_text = periods.payee_name
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
