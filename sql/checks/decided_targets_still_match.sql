-- fail: Each target in decisions/targets.toml names a measure, a place with a chart of it, a month in whose period people were asked there, and a value on the measure's scale.

select decided.measure, decided.place, decided.from_month
from ref_decided_targets as decided
left join ref_calendar as calendar on calendar.month = decided.from_month
left join stat_outcome_chart as chart
    on chart.measure_id = decided.measure and chart.place_id = decided.place
    and chart.period = case chart.period_kind when 'month' then calendar.month else calendar.quarter end
where (chart.period is null or chart.why_no_value = 'not_asked')
    and exists (select 1 from safe_cell)
union all
select decided.measure, decided.place, decided.from_month
from ref_decided_targets as decided
left join ref_measures as measures on measures.measure_id = decided.measure
where measures.measure_id is null and not exists (select 1 from safe_cell)
union all
select decided.measure, decided.place, decided.from_month
from ref_decided_targets as decided
inner join ref_measures as measures on measures.measure_id = decided.measure
where cast(decided.target as double) < cast(measures.scale_low as double)
    or cast(decided.target as double) > cast(measures.scale_high as double)
