/*---
description = """
The day to which the loaded files reach: what is due is told by it.
"""
grain = ["as_at"]
---*/

select as_at from dim_as_at
