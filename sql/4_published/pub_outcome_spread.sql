/*---
description = """
How far apart the wards of a place are on what people report: between which values 8 in 10 of them lie, and
in how many the interval leaves out the value of the whole place, and whether they differ by more than chance
would explain. Where five wards or more have a value.
"""
grain    = ["place_id", "measure_id", "period"]
not_null = ["wards_verdict"]
accepted = { wards_verdict = ["differ", "cannot_tell"] }
order    = ["place_id", "measure_id", "period"]
---*/

select
    place_id, measure_id, period, wards_shown, wards_without_value, wards_apart, wards_verdict, spread_lower,
    spread_upper, sentence
from stat_outcome_spread
