/*---
description = """
How far apart the most and the least deprived fifth of areas are on what people report, by place and financial year: the most less the
least deprived, with limits, whether that has changed since the first year, and the sentence.
"""
grain    = ["measure_id", "place_id", "period"]
not_null = ["sentence"]
order    = ["place_id", "measure_id", "period"]
---*/

select
    measure_id, place_id, period, difference, difference_lower, difference_upper, verdict, signal,
    from_period, change_difference, change_difference_lower, change_difference_upper, change_verdict, sentence
from stat_outcome_gap
