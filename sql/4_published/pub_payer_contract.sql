/*---
description = """
Whose contracts they are: of a publisher's place, or of an alliance.
"""
grain     = ["payer_id", "contract_id"]
audiences = ["board", "officer"]
order     = ["payer_id", "contract_id"]
---*/

select payer_id, contract_id from dim_payer_contract
