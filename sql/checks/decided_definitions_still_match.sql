-- fail: Each entry in decisions/definitions.toml names a measure that there is.

select decided.measure, decided.changed_on
from ref_decided_definitions as decided
left join ref_measures as measures on measures.measure_id = decided.measure
where measures.measure_id is null
