-- warn: What a provider reports names one of our measures, in its unit and on its scale; else nobody sees it.

select returns.source_file_id, returns.line_number, returns.reported_measure
from stg_reported_outcomes as returns
left join (
    select lower(measure_id) as words, measure_kind, scale_low, scale_high from dim_measure
    union
    select lower(title), measure_kind, scale_low, scale_high from dim_measure
    union
    select lower(plain_title), measure_kind, scale_low, scale_high from dim_measure
) as measures on measures.words = lower(returns.reported_measure)
where measures.words is null
    or measures.measure_kind = 'proportion' and returns.reported_so is null and returns.reported_value not between 0 and 1
    or measures.measure_kind <> 'proportion'
    and (returns.reported_value is null or returns.reported_value not between measures.scale_low and measures.scale_high)
