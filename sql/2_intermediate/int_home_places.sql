/*---
description = """
The districts that this build is about: where those who published spend or contracts are.
"""
grain = ["place_id"]
---*/

select distinct place_id
from int_publishers
where place_id is not null
