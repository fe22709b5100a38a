/*---
description = """
Every indicator that a file holds: how many values, over what time, and what its source says of it.

The description stands in the file of the same name but for its ending (`anxiety.csv`, `anxiety.json`), in
the same folder. An indicator of no measure is here and in staging, and on no page.
"""
grain      = ["source_file_id", "indicator"]
references = { source_file_id = "stg_landed_files" }
not_null   = ["values_stated", "values_missing"]
---*/

with measured as (
    select source_file_id, indicator, unit_text, period, value
    from stg_indicators
    union all
    select source_file_id, indicator, cast(null as varchar), period, value
    from stg_health_index
),

counted as (
    select
        source_file_id,
        indicator,
        max(unit_text)                    as unit_text,
        min(period)                       as first_period,
        max(period)                       as last_period,
        count(value)                      as values_stated,
        count(*) - count(value)           as values_missing
    from measured
    group by source_file_id, indicator
),

named as (
    select source_file_id, regexp_replace(lower(file_name), '\.(csv|json)(\.gz)?$', '') as stem
    from stg_landed_files
    where kind = 'indicators'
),

described as (
    select named.stem, said.*, row_number() over (
        partition by named.stem, said.indicator order by said.released_on desc nulls last, said.source_file_id
    ) as newest
    from stg_indicator_metadata as said
    inner join named on named.source_file_id = said.source_file_id
)

select
    counted.source_file_id,
    counted.indicator,
    measures.measure_id,
    coalesce(described.indicator_title, counted.indicator) as indicator_title,
    described.indicator_definition,
    described.caveats,
    described.source_name,
    described.source_address,
    described.released_on,
    coalesce(counted.unit_text, described.unit_text)       as unit_text,
    described.is_experimental,
    counted.first_period,
    counted.last_period,
    counted.values_stated,
    counted.values_missing
from counted
inner join named on named.source_file_id = counted.source_file_id
left join described
    on described.stem = named.stem
    and described.newest = 1
    and (described.indicator = counted.indicator or described.indicator is null)
left join (
    select source_indicator, min(measure_id) as measure_id from ref_measures group by source_indicator
) as measures on measures.source_indicator = counted.indicator
