/*---
description = """
The lines of each funnel of providers (`pub_outcome_funnel`), at sizes close enough to be drawn as curves.
"""
grain = ["measure_id", "service_id", "period", "funnel_size"]
order = ["measure_id", "service_id", "period", "funnel_size"]
---*/

select measure_id, service_id, period, funnel_size, lower_95, upper_95, lower_998, upper_998, funnel_centre
from stat_outcome_funnel_line
