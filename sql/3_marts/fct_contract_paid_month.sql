/*---
description = """
What was paid under each contract in each covered month, by how the payments were tied to it and how surely. Added up over
months, methods and confidences it is what `fct_contract_paid` holds for the contract.
"""
grain      = ["contract_id", "month", "match_method", "match_confidence"]
not_null   = ["spend_gbp", "payments"]
references = { contract_id = "dim_contract" }
---*/

select
    contract_id,
    month,
    match_method,
    match_confidence,
    sum(amount_gbp)::decimal(18, 2) as spend_gbp,
    count(*)                        as payments
from int_spend_purpose
where contract_id is not null
group by contract_id, month, match_method, match_confidence
