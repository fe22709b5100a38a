/*---
description = """
Each place against the rest of its area on what people say, the rest leaving the place out. `stands_out` says which differences
stand out among all places of the area that were looked at (`looked_at`): of those listed about one in ten is there by chance.
`signal` is that of a listed place, and none of the others.
"""
grain = ["area_id", "measure_id", "period", "place_id"]
order = ["area_id", "measure_id", "period", "place_id"]
---*/

select
    area_id, place_level, measure_id, period, place_id, difference, difference_lower, difference_upper, verdict,
    p_adjusted, stands_out, looked_at, signal
from stat_outcome_rest
