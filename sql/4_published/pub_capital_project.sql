/*---
description = """
What is being built, where, for which outcome, and until when. `capital_gbp` is matched to the contract; what its supplier was paid
while it ran and is matched to none (`supplier_only_gbp`) may stand beside several: never add that up; `pub_capital` has the totals.
"""
grain     = ["payer_id", "contract_id"]
audiences = ["board", "officer"]
order     = ["payer_id", "contract_id"]
---*/

select
    payers.payer_id,
    projects.contract_id,
    contracts.title,
    contracts.supplier_name,
    contracts.service_id,
    records.area_covered,
    records.place_count,
    records.outcome_words,
    case when records.outcome_words is null then 'not_asked' end as why_no_outcome,
    contracts.total_value_gbp,
    projects.capital_gbp,
    projects.revenue_gbp,
    projects.supplier_only_gbp,
    projects.supplier_contracts,
    projects.first_paid_on,
    projects.last_paid_on,
    projects.finished_on,
    projects.finished_basis,
    projects.as_at
from fct_capital_project as projects
inner join dim_contract as contracts on contracts.contract_id = projects.contract_id
inner join dim_contract_record as records on records.contract_id = projects.contract_id
inner join dim_payer_contract as payers on payers.contract_id = projects.contract_id
