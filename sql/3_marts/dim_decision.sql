/*---
description = """
What was decided: the question, the options, the choice, the reason, and when to look again.
"""
grain    = ["decision_id"]
not_null = ["decision_question", "decided_on"]
---*/

select
    decision_id,
    try_cast(decided_on as date)  as decided_on,
    decided_by,
    question                      as decision_question,
    options                       as decision_options,
    chosen,
    why                           as decided_because,
    measure                       as measure_id,
    place                         as place_id,
    period,
    try_cast(review_on as date)   as review_on
from ref_decided_decisions
