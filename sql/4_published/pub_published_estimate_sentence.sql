/*---
description = """
What the latest estimate of a publication says of a place, whether the publication gives limits, and the change since the first
period that does not overlap. Without limits there is no change: nothing is compared.
"""
grain    = ["measure_id", "place_id"]
not_null = ["sentence", "has_limits"]
order    = ["place_id", "measure_id"]
---*/

select
    measure_id,
    place_id,
    period,
    has_limits,
    from_period,
    difference,
    difference_lower,
    difference_upper,
    verdict,
    signal,
    sentence
from stat_published_estimate
