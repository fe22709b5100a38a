/*---
description = """
What people report over time as a control chart, for places of the size of a district or larger: the
value of each period in which the measure was asked, with its interval; the usual average and range,
worked out from the chart's own points; what lies outside, and what that means. A period without a value
says why, and nothing bridges it.
"""
grain    = ["measure_id", "place_id", "period"]
not_null = ["unit", "chart_segment", "is_trial", "is_too_early"]
accepted = { period_kind = ["month", "quarter"], point_signal = ["better", "worse", "change", "none"], why_no_value = ["too_few", "not_heard", "not_asked"], hidden_as = ["too_few", "guards_another", "longer_period"] }
order    = ["measure_id", "place_id", "period_start", "period"]
---*/

select
    charts.measure_id,
    charts.place_id,
    charts.period,
    charts.period_kind,
    charts.period_start,
    charts.period_words,
    charts.value,
    figures.lower,
    figures.upper,
    cells.n_people,
    charts.why_no_value,
    case
        when cells.suppressed_because like 'fewer%' then 'too_few'
        when cells.suppressed_because like '%longer period%' then 'longer_period'
        when cells.suppressed_because is not null then 'guards_another'
    end as hidden_as,
    charts.usual_average,
    charts.usual_lower,
    charts.usual_upper,
    charts.special_cause,
    charts.point_signal,
    charts.chart_segment,
    charts.segment_points,
    charts.is_trial,
    charts.is_too_early,
    charts.target_value,
    measures.unit
from stat_outcome_chart as charts
inner join dim_measure as measures on measures.measure_id = charts.measure_id
left join safe_cell as cells
    on cells.published_table = 'P1' and cells.measure_id = charts.measure_id
    and cells.place_id = charts.place_id and cells.period = charts.period
left join stat_cell as figures
    on figures.published_table = 'P1' and figures.measure_id = charts.measure_id
    and figures.place_id = charts.place_id and figures.period = charts.period
