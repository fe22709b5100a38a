/*---
description = """
New starts of a chart over time, each with the reason and who decided it, and the chart's period with which it
begins.
"""
grain = ["measure_id", "place_id", "rebased_from_month"]
order = ["measure_id", "place_id", "rebased_from_month"]
---*/

select
    rebases.measure_id, rebases.place_id, rebases.rebased_from_month, charts.period as rebased_from_period,
    rebases.rebased_because, rebases.decided_by, rebases.decided_on
from dim_rebase as rebases
inner join stat_outcome_chart as charts
    on charts.measure_id = rebases.measure_id and charts.place_id = rebases.place_id
    and charts.period = case charts.period_kind
        when 'month' then rebases.rebased_from_month else rebases.rebased_from_quarter end
