/*---
description = """
Change of each measure in home places between the first and the latest published year.
"""
grain = ["measure_id", "place_id"]
order = ["place_id", "measure_id"]
---*/

select
    measure_id,
    place_id,
    from_period,
    to_period,
    difference,
    difference_lower,
    difference_upper,
    verdict,
    signal
from stat_indicator_change
