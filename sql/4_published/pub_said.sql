/*---
description = """
What people said, what was learned of it, what was changed, and what was not done and why.
"""
grain    = ["said_id"]
order    = ["noted_on", "said_id"]
accepted = { came_of_it = ["changed", "changed in part", "not done", "open"] }
---*/

select
    said_id, noted_on, you_said, heard_where, learned, we_changed, not_done_because,
    case
        when we_changed is not null and not_done_because is not null then 'changed in part'
        when we_changed is not null then 'changed'
        when not_done_because is not null then 'not done'
        else 'open'
    end as came_of_it
from dim_said
