/*---
description = """
What a provider reports of an outcome beside what people say of the same service in the same year, and the gap between the two:
reported less said. Rows stand for every provider that people answered about in a year in which some provider reported, so that
a return that is not supplied has its row. `stands_out` says which gaps stand out among all that were looked at (`looked_at`):
of those listed about one in ten is there by chance. `signal` is that of the report: better or worse than people say.
"""
grain    = ["measure_id", "provider_id", "service_id", "period"]
accepted = { why_no_value = ["too_few", "not_heard"], hidden_as = ["too_few", "guards_another", "longer_period"], why_not_reported = ["too_few", "not_heard", "not_loaded"], verdict = ["higher", "lower", "cannot_tell"] }
order    = ["measure_id", "period", "service_id", "provider_name", "provider_id"]
---*/

select
    measure_id, provider_id, provider_name, service_id, service_name, period,
    value, lower, upper, n_people, why_no_value, hidden_as,
    reported_value, reported_lower, reported_upper, reported_people, why_not_reported, how_reported,
    difference, difference_lower, difference_upper, verdict, looked_at, stands_out, signal, unit, sentence
from stat_reported_gap
