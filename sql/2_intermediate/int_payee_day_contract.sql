/*---
description = """
The contracts of a payee's own that a payment of a day may belong to: those that ran on the day, else those
that ended at most 90 days before it, since invoices come late. A date that is not stated is no bound.

One row for each name of a payee, day, and contract; days rather than payments, since many share one.
"""
grain    = ["publisher_id", "payee_name", "paid_on", "contract_id"]
not_null = ["runs", "candidates"]
---*/

with days as (
    select distinct publisher_id, payee_name, paid_on
    from int_spend_named
    where supplier_key is not null and paid_on is not null
),

near as (
    select
        days.publisher_id, days.payee_name, days.paid_on, ties.contract_id, ties.tie_method,
        days.paid_on <= coalesce(contracts.expiry_date, days.paid_on) as runs
    from days
    inner join int_supplier_tie as ties
        on ties.publisher_id = days.publisher_id and ties.payee_name = days.payee_name
    inner join int_contracts as contracts on contracts.contract_id = ties.contract_id
    where days.paid_on >= coalesce(contracts.start_date, days.paid_on)
        and days.paid_on <= coalesce(contracts.expiry_date, days.paid_on) + interval 90 day
),

best as (
    select *, max(runs) over (partition by publisher_id, payee_name, paid_on) as any_runs
    from near
)

select
    publisher_id,
    payee_name,
    paid_on,
    contract_id,
    tie_method,
    runs,
    count(*) over (partition by publisher_id, payee_name, paid_on) as candidates
from best
where runs = any_runs
