/*---
description = """
Handback of private finance contracts at seven, five and three years before their end, with what is recorded as ready.
"""
grain     = ["payer_id", "contract_id", "years_before"]
audiences = ["board", "officer"]
order     = ["payer_id", "due_on", "contract_id"]
---*/

select
    payers.payer_id,
    marks.contract_id,
    contracts.title,
    contracts.expiry_date,
    marks.years_before,
    marks.due_on,
    marks.asks,
    marks.readiness,
    marks.recorded_on,
    marks.recorded_words,
    marks.as_at
from fct_contract_handback as marks
inner join dim_contract as contracts on contracts.contract_id = marks.contract_id
inner join dim_payer_contract as payers on payers.contract_id = marks.contract_id
