/*---
description = """
Staff days of commissioning, by stage and quarter.
"""
grain    = ["stage", "quarter"]
not_null = ["staff_days"]
---*/

select
    stage,
    quarter,
    sum(staff_days)                                       as staff_days,
    sum(effort_cost_gbp)::decimal(18, 2)                  as effort_cost_gbp,
    count(distinct agreement_reference)                   as agreements
from stg_effort
group by stage, quarter
