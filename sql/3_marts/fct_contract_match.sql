/*---
description = """
How much of what was paid can be matched to the register, step by step, for every loaded month
together (`all`) and for each financial year.

Step 1: all payments. Step 2: purchases or other payments to a supplier that the register names.
Step 3: of these, paid on a day when one of that supplier's contracts ran.
"""
grain    = ["publisher_id", "period", "step"]
parts    = "publisher_id"
not_null = ["spend_gbp", "payments"]
within   = { step = "1 .. 3" }
---*/

with by_supplier as (
    select
        publisher_id, financial_year, supplier_key,
        sum(amount_gbp)                                                 as pounds_1,
        sum(amount_gbp) filter (where is_matched)                       as pounds_2,
        sum(amount_gbp) filter (where is_paid_while_running)            as pounds_3,
        count(*)                                                        as payments_1,
        count(*) filter (where is_matched)                              as payments_2,
        count(*) filter (where is_paid_while_running)                   as payments_3
    from int_spend_matched
    group by publisher_id, financial_year, supplier_key
),

periods as (
    -- One row for each supplier in a period, so that suppliers are counted by counting rows.
    select publisher_id, financial_year as period, supplier_key, pounds_1, pounds_2, pounds_3, payments_1, payments_2, payments_3
    from by_supplier
    union all
    select
        publisher_id, 'all', supplier_key, sum(pounds_1), sum(pounds_2), sum(pounds_3),
        sum(payments_1), sum(payments_2), sum(payments_3)
    from by_supplier
    group by publisher_id, supplier_key
),

counted as (
    select publisher_id, period, 1 as step, sum(pounds_1) as spend_gbp, sum(payments_1) as payments, count(supplier_key) as suppliers
    from periods
    group by publisher_id, period
    union all
    select publisher_id, period, 2, sum(pounds_2), sum(payments_2), count(supplier_key)
    from periods
    where payments_2 > 0
    group by publisher_id, period
    union all
    select publisher_id, period, 3, sum(pounds_3), sum(payments_3), count(supplier_key)
    from periods
    where payments_3 > 0
    group by publisher_id, period
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
