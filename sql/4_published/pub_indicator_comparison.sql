/*---
description = """
Home places against their country and against similar places: difference, limits, verdict.
"""
grain = ["measure_id", "place_id", "period", "comparator"]
order = ["place_id", "measure_id", "period", "comparator"]
---*/

select
    measure_id,
    place_id,
    period,
    comparator,
    comparator_name,
    comparator_value,
    comparator_lower,
    comparator_upper,
    difference,
    difference_lower,
    difference_upper,
    verdict,
    signal
from stat_indicator_comparison
