/*---
description = """
How much of what was paid can be matched to the register, step by step, for every loaded month
together (`all`) and for each financial year.

Step 1: all payments. Step 2: purchases or other payments to a supplier that the register names.
Step 3: of these, paid on a day when one of that supplier's contracts ran.
"""
grain    = ["publisher_id", "period", "step"]
not_null = ["spend_gbp", "payments"]
within   = { step = "1 .. 3" }
---*/

with summed as (
    -- First by supplier: from here on there are few rows.
    select
        publisher_id, financial_year, supplier_key, is_matched, is_paid_while_running,
        sum(amount_gbp) as spend_gbp, count(*) as payments
    from int_spend_matched
    group by publisher_id, financial_year, supplier_key, is_matched, is_paid_while_running
),

periods as (
    select *, 'all' as period from summed
    union all
    select *, financial_year as period from summed
),

steps as (
    select publisher_id, period, 1 as step, spend_gbp, payments, supplier_key from periods
    union all
    select publisher_id, period, 2 as step, spend_gbp, payments, supplier_key from periods where is_matched
    union all
    select publisher_id, period, 3 as step, spend_gbp, payments, supplier_key from periods where is_paid_while_running
),

counted as (
    select
        publisher_id,
        period,
        step,
        sum(spend_gbp)               as spend_gbp,
        sum(payments)                as payments,
        count(distinct supplier_key) as suppliers
    from steps
    group by publisher_id, period, step
),

spine as (
    -- A step that nothing reaches is a zero, not a missing row.
    select distinct counted.publisher_id, counted.period, numbers.step
    from counted
    inner join (select 1 as step union all select 2 union all select 3) as numbers on counted.step = 1
)

select
    spine.publisher_id,
    spine.period,
    spine.step,
    coalesce(counted.spend_gbp, 0)::decimal(18, 2)      as spend_gbp,
    coalesce(counted.payments, 0)::bigint               as payments,
    coalesce(counted.suppliers, 0)                      as suppliers
from spine
left join counted
    on counted.publisher_id = spine.publisher_id
    and counted.period = spine.period
    and counted.step = spine.step
