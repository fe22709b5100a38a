/*---
description = """
Every line of the published indicators, judged by itself (`stg_indicators_read`) and beside the others of its file.
"""
grain    = ["source_file_id", "line_number"]
accepted = { why_no_value = ["too_few", "not_applicable", "not_heard"], source_state = ["suppressed", "unreliable", "not_available", "not_applicable", "none_recorded", "not_stated"] }
---*/

with several as (
    -- Of groups that no column of ours tells apart, or a mean beside a median: none of them is everybody's.
    select source_file_id, place_id, indicator, breakdown, period
    from stg_indicators_read
    where rejected_because is null
    group by source_file_id, place_id, indicator, breakdown, period
    having
        min(value) <> max(value)
        -- Of two groups the one that few are in is hidden.
        or (count(value) > 0 and count(*) filter (where source_state in ('suppressed', 'unreliable')) > 0)
)

select
    read.source_file_id,
    read.line_number,
    case
        when read.rejected_because is null and several.period is not null
            then 'one of several values of one place and period, and nothing says which is of all'
        else read.rejected_because
    end as rejected_because,
    read.place_id,
    read.place_name,
    read.indicator,
    read.breakdown,
    read.unit_text,
    read.period,
    read.period_words,
    read.period_start,
    read.value,
    read.lower,
    read.upper,
    read.numerator,
    read.denominator,
    read.source_state,
    read.why_no_value,
    read.source_note
from stg_indicators_read as read
left join several
    on several.source_file_id is not distinct from read.source_file_id
    and several.place_id is not distinct from read.place_id
    and several.indicator is not distinct from read.indicator
    and several.breakdown is not distinct from read.breakdown
    and several.period is not distinct from read.period
