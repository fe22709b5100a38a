/*---
description = """
What nobody looks after: contracts in force without an owner who is named, without a review, past their review, and urgent
awards with the day on which they end. A contract has a row for each gap.
"""
grain      = ["contract_id", "gap"]
references = { contract_id = "dim_contract" }
accepted   = { gap = ["no_owner", "department_only", "no_review", "review_passed", "urgent", "urgent_past_end"] }
---*/

with running as (
    select contracts.contract_id, contracts.as_at, contracts.state, contracts.expiry_date, records.owner_basis, records.review_date, records.is_urgent
    from dim_contract as contracts
    inner join dim_contract_record as records on records.contract_id = contracts.contract_id
)

select contract_id, 'no_owner' as gap, cast(null as date) as since
from running where state in ('in_force', 'end_not_stated') and owner_basis = 'nobody'
union all
select contract_id, 'department_only', null
from running where state in ('in_force', 'end_not_stated') and owner_basis = 'department only'
union all
select contract_id, 'no_review', null
from running where state in ('in_force', 'end_not_stated') and review_date is null
union all
select contract_id, 'review_passed', review_date
from running where state in ('in_force', 'end_not_stated') and review_date < as_at
union all
select contract_id, 'urgent', expiry_date
from running where is_urgent and state <> 'ended'
union all
select contract_id, 'urgent_past_end', expiry_date
from running where is_urgent and state = 'ended'
