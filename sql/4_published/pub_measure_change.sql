/*---
description = """
What was changed in a measure's definition, with its day: versions of its own file, and what people decided
of it, with the reason and who decided it.
"""
grain = ["measure_id", "version", "changed_on"]
order = ["measure_id", "changed_on", "version"]
---*/

select measure_id, version, changed_on, what_changed, changed_because, decided_by, decided_on
from dim_measure_change
