/*---
description = """
How the definition of a measure changed: each version after the first, since which day, and what changed.
"""
grain = ["measure_id", "version"]
order = ["measure_id", "version"]
---*/

select measure_id, version, changed_on, what_changed
from dim_measure_change
