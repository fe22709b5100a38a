/*---
description = """
Targets that somebody set for a measure in a place, from a month on, with the reason (decisions/targets.toml).
Without one there is no target line.
"""
grain    = ["measure_id", "place_id", "target_from_month"]
not_null = ["target_value", "target_because", "set_by", "set_on", "target_from_quarter"]
---*/

select
    decided.measure               as measure_id,
    decided.place                 as place_id,
    decided.from_month            as target_from_month,
    calendar.quarter              as target_from_quarter,
    cast(decided.target as double) as target_value,
    decided.reason                as target_because,
    decided.set_by,
    cast(decided.set_on as date)  as set_on
from ref_decided_targets as decided
left join ref_calendar as calendar on calendar.month = decided.from_month
