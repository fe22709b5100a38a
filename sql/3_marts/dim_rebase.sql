/*---
description = """
New starts of a chart over time: from which month on its average and limits are worked out afresh, why,
and who decided it (decisions/rebases.toml). A person's decision, never a program's.
"""
grain    = ["measure_id", "place_id", "rebased_from_month"]
not_null = ["rebased_because", "decided_by", "decided_on", "rebased_from_quarter"]
---*/

select
    decided.measure                   as measure_id,
    decided.place                     as place_id,
    decided.from_month                as rebased_from_month,
    calendar.quarter                  as rebased_from_quarter,
    decided.reason                    as rebased_because,
    decided.decided_by,
    cast(decided.decided_on as date)  as decided_on
from ref_decided_rebases as decided
left join ref_calendar as calendar on calendar.month = decided.from_month
