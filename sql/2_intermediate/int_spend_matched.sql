/*---
description = """
Payments in loaded months with what the register says of their payee. One row per payment,
matched or not; none for a publisher without a register, of whom nothing can be said.

A match by plain name says that the payee has a contract, not that this payment was made under
it: a supplier with several contracts is paid under some of them, and the file does not say which.
"""
grain      = ["source_file_id", "line_number"]
parts      = "publisher_id"
not_null   = ["is_matched", "is_paid_while_running"]
---*/

with suppliers as (
    -- A number stands for each supplier of a register: keys are long and many.
    select publisher_id, supplier_key, row_number() over (order by publisher_id, supplier_key) as supplier
    from int_contracts
    where supplier_key is not null
    group by publisher_id, supplier_key
),

payees as (
    -- A withheld name has no key: "Redacted" is nobody's name.
    select suppliers.publisher_id, names.name_text as payee_name, suppliers.supplier
    from suppliers
    inner join int_supplier_names as names on names.supplier_key = suppliers.supplier_key
    where not names.is_withheld
),

payment_days as (
    -- The range join runs over distinct supplier and day, not over every line.
    select distinct payees.supplier, spend.paid_on
    from int_spend as spend
    inner join payees on payees.publisher_id = spend.publisher_id and payees.payee_name = spend.payee_name
),

running_days as (
    select payment_days.supplier, payment_days.paid_on
    from payment_days
    inner join suppliers on suppliers.supplier = payment_days.supplier
    inner join int_contracts as contracts
        on contracts.publisher_id = suppliers.publisher_id and contracts.supplier_key = suppliers.supplier_key
    where payment_days.paid_on between contracts.start_date and contracts.expiry_date
    group by payment_days.supplier, payment_days.paid_on
)

select
    spend.source_file_id,
    spend.line_number,
    spend.publisher_id,
    spend.financial_year,
    spend.paid_on,
    spend.amount_gbp,
    case when not names.is_withheld then names.supplier_key end      as supplier_key,
    payees.supplier is not null                                      as is_matched,
    running_days.supplier is not null                                as is_paid_while_running,
    case
        when payees.supplier is not null then null
        when names.is_withheld or spend.payee_name is null then 'The publisher withheld the payee''s name'
        when spend.flow_kind <> 'purchase' then 'Not a purchase: ' || lower(flows.flow_words)
        else 'No contract in the register has a supplier of this name'
    end                                                              as unmatched_because
from int_spend as spend
inner join (select distinct publisher_id from int_contracts) as registers on registers.publisher_id = spend.publisher_id
inner join int_coverage as coverage
    on coverage.publisher_id = spend.publisher_id
    and coverage.month = spend.month
    and coverage.kind = 'spend'
left join int_supplier_names as names on names.name_text = spend.payee_name
left join payees on payees.publisher_id = spend.publisher_id and payees.payee_name = spend.payee_name
left join running_days on running_days.supplier = payees.supplier and running_days.paid_on = spend.paid_on
left join ref_flow_kinds as flows on flows.flow_kind = spend.flow_kind
