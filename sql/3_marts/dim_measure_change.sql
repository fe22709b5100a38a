/*---
description = """
What was changed in a measure's definition, version by version, with its day.
"""
grain      = ["measure_id", "version"]
not_null   = ["changed_on", "what_changed"]
references = { measure_id = "dim_measure" }
---*/

select
    measure_id,
    cast(version as integer)  as version,
    cast(changed_on as date)  as changed_on,
    what_changed
from ref_measure_changes
