/*---
description = """
What was changed in a measure's definition, with its day: versions of its own file, and what people decided
of it (decisions/definitions.toml), with the reason and who decided it. The latter have no version, since
scoring is a matter of the measure's file alone.
"""
grain      = ["measure_id", "version", "changed_on"]
not_null   = ["changed_on", "what_changed"]
references = { measure_id = "dim_measure" }
---*/

select
    measure_id,
    cast(version as integer)  as version,
    cast(changed_on as date)  as changed_on,
    what_changed,
    null::varchar             as changed_because,
    null::varchar             as decided_by,
    null::date                as decided_on
from ref_measure_changes
union all
select
    decided.measure,
    null,
    cast(decided.changed_on as date),
    decided.what_changed,
    decided.reason,
    decided.decided_by,
    cast(decided.decided_on as date)
from ref_decided_definitions as decided
