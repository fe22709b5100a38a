/*---
description = """
Alliances: name, purpose, services, outcomes, how many small areas and members.
"""
grain = ["alliance_id"]
order = ["alliance_name"]
---*/

select
    alliance_id, alliance_name, purpose, start_date, end_date, services, outcomes, small_area_count, member_count
from dim_alliance
