-- fail: Each new start in decisions/rebases.toml names a measure, a place with a chart of it, and a month in whose period people were asked there.

select decided.measure, decided.place, decided.from_month
from ref_decided_rebases as decided
left join ref_calendar as calendar on calendar.month = decided.from_month
left join stat_outcome_chart as chart
    on chart.measure_id = decided.measure and chart.place_id = decided.place
    and chart.period = case chart.period_kind when 'month' then calendar.month else calendar.quarter end
where (chart.period is null or chart.why_no_value = 'not_asked')
    and exists (select 1 from safe_cell)
union all
select decided.measure, decided.place, decided.from_month
from ref_decided_rebases as decided
left join ref_measures as measures on measures.measure_id = decided.measure
where measures.measure_id is null and not exists (select 1 from safe_cell)
