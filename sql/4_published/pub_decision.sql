/*---
description = """
The register of decisions. Who decided is named as a role.
"""
grain     = ["decision_id"]
audiences = ["board", "officer"]
order     = ["decided_on", "decision_id"]
---*/

select
    decisions.decision_id, decisions.decided_on, decisions.decided_by, decisions.decision_question,
    decisions.decision_options, decisions.chosen, decisions.decided_because, decisions.measure_id,
    decisions.place_id, places.place_name, decisions.period, decisions.review_on, decisions.seen_value,
    decisions.seen_lower, decisions.seen_upper, decisions.seen_people, decisions.seen_why
from dim_decision as decisions
left join dim_place as places on places.place_id = decisions.place_id
