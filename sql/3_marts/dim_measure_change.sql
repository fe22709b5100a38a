/*---
description = """
How the definition of a measure changed: each version after the first, since which day, and what changed.
"""
grain    = ["measure_id", "version"]
not_null = ["changed_on", "what_changed"]
---*/

with versions as (
    select
        measure_id, cast(version as integer) as version, cast(changed_on as date) as changed_on, what_changed,
        min(cast(version as integer)) over (partition by measure_id) as first_version
    from ref_measure_changes
)

select measure_id, version, changed_on, what_changed
from versions
where version > first_version
