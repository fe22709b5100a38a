/*---
description = """
Contracts that nobody is named for, that have no review or are past it, and urgent awards with their end.
"""
grain     = ["payer_id", "contract_id", "gap"]
audiences = ["board", "officer"]
order     = ["payer_id", "gap", "expiry_date", "contract_id"]
---*/

select
    payers.payer_id,
    gaps.contract_id,
    gaps.gap,
    gaps.since,
    contracts.title,
    contracts.service_id,
    contracts.directorate,
    contracts.expiry_date,
    contracts.as_at
from fct_contract_gap as gaps
inner join dim_contract as contracts on contracts.contract_id = gaps.contract_id
inner join dim_payer_contract as payers on payers.contract_id = gaps.contract_id
