/*---
description = """
What people said, what was learned of it, what was changed, and what was not done and why. Both empty: still open.
"""
grain    = ["said_id"]
not_null = ["you_said", "noted_on"]
---*/

select
    said_id,
    try_cast(noted_on as date)  as noted_on,
    you_said,
    heard_where,
    learned,
    we_changed,
    not_done_because,
    noted_by
from ref_decided_said
