/*---
description = """
What was paid under each contract month by month, with how each pound was tied to it and how surely.
"""
grain     = ["contract_id", "month", "match_method", "match_confidence"]
audiences = ["board", "officer"]
order     = ["contract_id", "month", "match_method", "match_confidence"]
---*/

select contract_id, month, match_method, match_confidence, spend_gbp, payments
from fct_contract_paid_month
