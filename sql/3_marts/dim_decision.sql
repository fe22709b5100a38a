/*---
description = """
What was decided: the question, the options, the choice, the reason, and when to look again. With the
published cell as it was seen then, where it was recorded: it never changes with a later build.
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
    try_cast(review_on as date)   as review_on,
    try_cast(seen_value as double)   as seen_value,
    try_cast(seen_lower as double)   as seen_lower,
    try_cast(seen_upper as double)   as seen_upper,
    try_cast(seen_people as bigint)  as seen_people,
    seen_why
from ref_decided_decisions
