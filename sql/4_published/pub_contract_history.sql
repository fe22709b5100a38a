/*---
description = """
What happened to each contract, in plain words and in order. Failures are shown to board and officers only: a supplier must
have had the chance to answer first.
"""
grain     = ["contract_id", "event_number"]
audiences = ["board", "officer"]
order     = ["contract_id", "event_number"]
---*/

select contract_id, event_number, happened_on, event, event_words, stated_value_gbp, event_source
from fct_contract_history
