/*---
description = """
The day to which the loaded files reach: the last month of payments, the latest day that a register describes, the
latest day that people wrote a decision or a question down. What is due is told by it, not by today's clock.
"""
grain    = ["as_at"]
---*/

with days as (
    select as_at as reached from dim_source_file where kind = 'contracts_register'
    union all
    select last_day(cast(last_period || '-01' as date)) from dim_source_file
    where kind = 'spend' and regexp_matches(last_period, '^[0-9]{4}-[0-9]{2}$')
    union all
    select decided_on from dim_decision
    union all
    select coalesce(answered_on, noted_on) from dim_learning
    union all
    select noted_on from dim_said
)

select max(reached) as as_at from days
