/*---
description = """
Staff days of commissioning, by stage and quarter. Stages in the order of the work; one that the log
names otherwise comes last, and whether it is before signing is not known.
"""
grain    = ["stage", "quarter"]
not_null = ["staff_days"]
---*/

with stages as (
    select * from (
        values
            ('frame', 1, true), ('engage market', 2, true), ('specify', 3, true), ('procure', 4, true),
            ('mobilise', 5, false), ('manage', 6, false), ('learn', 7, false), ('decide', 8, false)
    ) as known (stage, stage_order, is_before_signing)
)

select
    effort.stage,
    coalesce(stages.stage_order, 9)                              as stage_order,
    stages.is_before_signing,
    effort.quarter,
    sum(effort.staff_days)                                       as staff_days,
    sum(effort.effort_cost_gbp)::decimal(18, 2)                  as effort_cost_gbp,
    count(distinct effort.agreement_reference)                   as agreements
from stg_effort as effort
left join stages on stages.stage = lower(effort.stage)
group by effort.stage, stages.stage_order, stages.is_before_signing, effort.quarter
