/*---
description = """
Orphan contracts: those that ran in a month whose payments are loaded and under which no payment was found.

Either nobody of the supplier's name was paid in a covered month, or they were paid and the payments
belong to another contract, or may belong to several. In-house agreements are no business of payments, and say so.
"""
grain      = ["contract_id"]
not_null   = ["orphan_because", "covered_months"]
references = { contract_id = "dim_contract" }
accepted   = { orphan_because = ["In-house: its cost stands in the accounts, not in payments", "The register names no single supplier", "No payment to its supplier was found", "Its supplier was paid, under other contracts or when it did not run", "Its supplier was paid, and several contracts fit"] }
---*/

with ran as (
    select contracts.contract_id, count(*) as covered_months
    from int_contracts as contracts
    inner join int_months as months
        on months.publisher_id = contracts.publisher_id and months.is_covered
    where strftime(contracts.start_date, '%Y-%m') <= months.month
        and coalesce(strftime(contracts.expiry_date, '%Y-%m'), months.month) >= months.month
    group by contracts.contract_id
),

paid as (
    select distinct contract_id from int_spend_purpose where contract_id is not null
),

payees as (
    select ties.contract_id, bool_or(lines.contract_tie = 'one of several') as may_be_several
    from int_supplier_tie as ties
    inner join (
        select distinct publisher_id, payee_name, contract_tie from int_spend_purpose
    ) as lines on lines.publisher_id = ties.publisher_id and lines.payee_name = ties.payee_name
    group by ties.contract_id
)

select
    contracts.contract_id,
    ran.covered_months,
    case
        when contracts.legal_route = 'in_house' then 'In-house: its cost stands in the accounts, not in payments'
        when contracts.supplier_key is null then 'The register names no single supplier'
        when payees.contract_id is null then 'No payment to its supplier was found'
        when payees.may_be_several then 'Its supplier was paid, and several contracts fit'
        else 'Its supplier was paid, under other contracts or when it did not run'
    end as orphan_because
from int_contracts as contracts
inner join ran on ran.contract_id = contracts.contract_id
left join paid on paid.contract_id = contracts.contract_id
left join payees on payees.contract_id = contracts.contract_id
where paid.contract_id is null
