/*---
description = """
Social value promised, delivered, checked and confirmed by people, in the promise's own units.
"""
grain = ["commitment_id"]
order = ["publisher_id", "due_on", "commitment_id"]
---*/

select
    commitment_id, agreement_reference, contract_id, publisher_id, provider_id, framework, measure_code, mission,
    intended_outcome, promise, unit, promised_units, due_on, place_scope, core_or_addon, deliveries,
    delivered_units, checked_units, confirmed_units, evidence_grade
from fct_social_value
