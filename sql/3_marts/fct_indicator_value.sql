/*---
description = """
Outcomes that their source has published as estimates: value and limits as published.

One row per measure, place and year. Where two files state the same, the later named file counts.
"""
grain      = ["measure_id", "place_id", "period"]
references = { measure_id = "dim_measure", place_id = "dim_place" }
not_null   = ["period_start"]
---*/

with known as (
    select
        measures.measure_id,
        indicators.place_id,
        indicators.period,
        indicators.period_words,
        indicators.period_start,
        indicators.value,
        indicators.lower,
        indicators.upper,
        indicators.why_no_value,
        indicators.source_note,
        indicators.source_file_id,
        indicators.line_number,
        row_number() over (
            partition by measures.measure_id, indicators.place_id, indicators.period
            order by files.file_name desc, indicators.line_number desc
        ) as latest
    from stg_indicators as indicators
    inner join stg_landed_files as files on files.source_file_id = indicators.source_file_id
    inner join ref_measures as measures
        on measures.source_indicator = indicators.indicator and measures.kind = 'published'
    where indicators.breakdown is null -- a measure is of everybody
)

select
    measure_id,
    place_id,
    period,
    period_words,
    period_start,
    value,
    lower,
    upper,
    why_no_value,
    source_note,
    source_file_id,
    line_number
from known
where latest = 1
