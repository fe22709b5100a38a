/*---
description = """
What is to be checked one, three and five years after something was built, with what is recorded. Not recorded is not the same as not done.
"""
grain     = ["payer_id", "contract_id", "years_after"]
audiences = ["board", "officer"]
order     = ["payer_id", "due_on", "contract_id"]
---*/

select
    payers.payer_id,
    checks.contract_id,
    contracts.title,
    checks.years_after,
    checks.due_on,
    checks.asks,
    checks.readiness,
    checks.recorded_on,
    checks.recorded_words,
    checks.as_at
from fct_capital_check as checks
inner join fct_capital_project as projects on projects.contract_id = checks.contract_id
inner join dim_contract as contracts on contracts.contract_id = checks.contract_id
inner join dim_payer_contract as payers on payers.contract_id = checks.contract_id
