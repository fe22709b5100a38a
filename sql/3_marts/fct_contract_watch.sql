/*---
description = """
Contracts that come to an end or have passed it, as at the date of their register.

`ends_within_a_year`: in force, and ends within a year. `handback`: a private finance (PFI) contract in
force, seven years or fewer before its end, when what is handed back should be surveyed. `urgent_past_end`:
an award made for urgency whose end has passed, while its supplier has been paid since.
"""
grain      = ["contract_id", "watch"]
references = { contract_id = "dim_contract" }
accepted   = { watch = ["ends_within_a_year", "handback", "urgent_past_end"] }
---*/

with paid as (
    select publisher_id, supplier_key, max(paid_on) as last_paid_on
    from int_spend_matched
    where supplier_key is not null
    group by publisher_id, supplier_key
)

select contract_id, 'ends_within_a_year' as watch
from dim_contract
where state = 'in_force' and expiry_date <= as_at + interval 1 year
union all
select contract_id, 'handback'
from dim_contract
where state = 'in_force'
    and (upper(title) like '%PFI%' or upper(procedure) like '%PFI%' or upper(legal_route) like '%PFI%')
    and expiry_date <= as_at + interval 7 year
union all
select contracts.contract_id, 'urgent_past_end'
from dim_contract as contracts
inner join paid on paid.publisher_id = contracts.publisher_id and paid.supplier_key = contracts.supplier_key
where lower(contracts.procedure) like '%urgen%'
    and contracts.expiry_date < contracts.as_at
    and paid.last_paid_on > contracts.expiry_date
