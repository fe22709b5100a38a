/*---
description = """
Estimates of places of any publication, in its own unit: of long tables as they state them; of the Adult Social Care Survey the per
cent with its published margin of error on either side, never beyond none and all. Without a margin there are no limits.
"""
grain    = ["source_file_id", "indicator", "line_number"]
not_null = ["place_id", "period"]
---*/

with margins as (
    select source_file_id, place_id, min(value) as margin
    from stg_published_ascs
    where figure_kind = 'margin'
    group by source_file_id, place_id
)

select
    source_file_id, line_number, place_id, indicator, period, period_words, period_start, value, lower, upper, why_no_value,
    source_note
from stg_indicators
where breakdown is null -- a measure is of everybody
union all
select
    shares.source_file_id,
    shares.line_number,
    shares.place_id,
    shares.indicator,
    shares.period,
    shares.period_words,
    shares.period_start,
    shares.value,
    -- Null where either is: greatest() and least() would leave a null out.
    case when shares.value - margins.margin < 0 then 0 else shares.value - margins.margin end           as lower,
    case when shares.value + margins.margin > 100 then 100 else shares.value + margins.margin end       as upper,
    shares.why_no_value,
    shares.source_note
from stg_published_ascs as shares
left join margins on margins.source_file_id = shares.source_file_id and margins.place_id = shares.place_id
where shares.figure_kind = 'per_cent'
