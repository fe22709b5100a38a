/*---
description = """
The register of decisions. Who decided is named as a role.
"""
grain     = ["decision_id"]
audiences = ["board", "officer"]
order     = ["decided_on", "decision_id"]
---*/

select
    decision_id, decided_on, decided_by, decision_question, decision_options, chosen, decided_because,
    measure_id, place_id, period, review_on
from dim_decision
