/*---
description = """
How many contracts of a payee's own a payment of a day may belong to: those that ran on the day, else those
that ended at most 90 days before it, since invoices come late. A date that is not stated is no bound. Where
there is one alone, it is named.

One row for each name of a payee and day; days rather than payments, since many share one.
"""
grain    = ["publisher_id", "payee_name", "paid_on"]
parts    = "publisher_id"
not_null = ["runs", "candidates"]
---*/

with payees as (
    -- Names are long and many: from here on a number stands for them.
    select publisher_id, payee_name, row_number() over (order by publisher_id, payee_name) as payee
    from int_supplier_tie
    group by publisher_id, payee_name
),

ties as (
    select
        payees.payee,
        ties.contract_id,
        coalesce(contracts.start_date, date '0001-01-01')     as first_day,
        coalesce(contracts.expiry_date, date '9999-12-31')    as last_day
    from int_supplier_tie as ties
    inner join payees on payees.publisher_id = ties.publisher_id and payees.payee_name = ties.payee_name
    inner join int_contracts as contracts on contracts.contract_id = ties.contract_id
),

days as (
    select distinct payees.payee, spend.paid_on, cast(spend.paid_on - interval 90 day as date) as invoiced_from
    from int_spend as spend
    inner join payees on payees.publisher_id = spend.publisher_id and payees.payee_name = spend.payee_name
    where spend.paid_on is not null
),

near as (
    select days.payee, days.paid_on, ties.contract_id, days.paid_on <= ties.last_day as runs
    from days
    inner join ties
        on ties.payee = days.payee and ties.first_day <= days.paid_on and ties.last_day >= days.invoiced_from
),

counted as (
    select
        payee,
        paid_on,
        count(*)                                 as all_near,
        count(*) filter (where runs)             as running,
        min(contract_id)                         as one_near,
        min(contract_id) filter (where runs)     as one_running
    from near
    group by payee, paid_on
)

select
    payees.publisher_id,
    payees.payee_name,
    counted.paid_on,
    counted.running > 0                                                          as runs,
    case when counted.running > 0 then counted.running else counted.all_near end as candidates,
    case
        when counted.running = 1 then counted.one_running
        when counted.running = 0 and counted.all_near = 1 then counted.one_near
    end                                                                          as contract_id
from counted
inner join payees on payees.payee = counted.payee
