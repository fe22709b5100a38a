/*---
description = """
Payments in loaded months with what the register says of their payee. One row per payment,
matched or not; none for a publisher without a register, of whom nothing can be said.

A match by plain name says that the payee has a contract, not that this payment was made under
it: a supplier with several contracts is paid under some of them, and the file does not say which.
"""
grain      = ["source_file_id", "line_number"]
not_null   = ["is_matched", "is_paid_while_running"]
---*/

with register_publishers as (
    select distinct publisher_id from int_contracts
),

register as (
    select
        publisher_id,
        supplier_key,
        count(*) as contracts
    from int_contracts
    where supplier_key is not null
    group by publisher_id, supplier_key
),

payment_days as (
    -- The range join runs over distinct supplier and day, not over every line.
    select distinct publisher_id, supplier_key, paid_on
    from int_spend_named
    where supplier_key is not null
),

running_days as (
    select distinct
        payment_days.publisher_id,
        payment_days.supplier_key,
        payment_days.paid_on
    from payment_days
    inner join int_contracts as contracts
        on contracts.publisher_id = payment_days.publisher_id
        and contracts.supplier_key = payment_days.supplier_key
    where payment_days.paid_on between contracts.start_date and contracts.expiry_date
)

select
    spend.source_file_id,
    spend.line_number,
    spend.publisher_id,
    spend.month,
    spend.financial_year,
    spend.paid_on,
    spend.amount_gbp,
    spend.payee_name,
    spend.supplier_key,
    spend.flow_kind,
    spend.flow_basis,
    register.supplier_key is not null                                as is_matched,
    running_days.supplier_key is not null                            as is_paid_while_running,
    case
        when register.supplier_key is not null then null
        when spend.is_withheld or spend.payee_name is null then 'The publisher withheld the payee''s name'
        when spend.flow_kind <> 'purchase' then 'Not a purchase: ' || lower(flows.flow_words)
        else 'No contract in the register has a supplier of this name'
    end                                                              as unmatched_because
from int_spend_named as spend
inner join register_publishers on register_publishers.publisher_id = spend.publisher_id
inner join int_coverage as coverage
    on coverage.publisher_id = spend.publisher_id
    and coverage.month = spend.month
    and coverage.kind = 'spend'
left join register
    on register.publisher_id = spend.publisher_id
    and register.supplier_key = spend.supplier_key
left join running_days
    on running_days.publisher_id = spend.publisher_id
    and running_days.supplier_key = spend.supplier_key
    and running_days.paid_on = spend.paid_on
left join ref_flow_kinds as flows on flows.flow_kind = spend.flow_kind
