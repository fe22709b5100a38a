/*---
description = """
Who published spend or contracts, and the place they answer for.
"""
grain    = ["publisher_id"]
not_null = ["publisher_name"]
---*/

select publisher_id, publisher_name, place_id
from int_publishers
