/*---
description = """
Whose promises of social value they are: those in the contracts of a publisher's place or an alliance.
"""
grain = ["payer_id", "commitment_id"]
order = ["payer_id", "commitment_id"]
---*/

select contracts.payer_id, promises.commitment_id
from fct_social_value as promises
inner join dim_payer_contract as contracts on contracts.contract_id = promises.contract_id
