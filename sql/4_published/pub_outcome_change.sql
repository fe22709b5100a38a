/*---
description = """
How what people report changed since the first year in which they were asked, for a place (P1), a
service in a place (P2) and a provider of a service (P3). The two years are taken as separate samples.
"""
grain = ["published_table", "measure_id", "place_id", "service_id", "provider_id", "period"]
order = ["published_table", "measure_id", "place_id", "service_id", "provider_id", "period"]
---*/

select
    published_table, measure_id, place_id, service_id, provider_id, period, from_period,
    difference, difference_lower, difference_upper, verdict, signal
from stat_outcome_change
