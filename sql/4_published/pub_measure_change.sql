/*---
description = """
What was changed in a measure's definition, version by version, with its day.
"""
grain = ["measure_id", "version"]
order = ["measure_id", "version"]
---*/

select measure_id, version, changed_on, what_changed from dim_measure_change
