/*---
description = """
Questions that came up while commissioning, and what was learned; not yet answered is null.
"""
grain    = ["learning_id"]
not_null = ["learning_question", "noted_on"]
---*/

select
    learning_id,
    try_cast(noted_on as date)    as noted_on,
    stage,
    service                       as service_id,
    question                      as learning_question,
    learned,
    try_cast(answered_on as date) as answered_on,
    noted_by
from ref_decided_learning
