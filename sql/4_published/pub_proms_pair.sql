/*---
description = """
Of the people asked before and after an operation, how many in a hundred gave both answers, and how many only one
of the two or neither: by measure of change, service and financial year, over all providers. Whole per cents.
"""
grain    = ["measure_id", "service_id", "period"]
order    = ["measure_id", "service_id", "period"]
accepted = { why_no_value = ["too_few"] }
---*/

select
    measure_id,
    service_id,
    service_name,
    period,
    cast(round(100 * both_share) as integer)           as both_pct,
    cast(round(100 * before_only_share) as integer)    as before_only_pct,
    cast(round(100 * after_only_share) as integer)     as after_only_pct,
    cast(round(100 * neither_share) as integer)        as neither_pct,
    case when suppressed_because is not null then 'too_few' end as why_no_value
from safe_proms_pair
