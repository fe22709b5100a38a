/*---
description = """
Totals that a file of payments states itself, against the payments above them: all, and those since the last
total. One that equals neither says that lines are missing, or that the total counts something else.
"""
grain = ["source_file_id", "line_number"]
---*/

with files as (
    select distinct source_file_id from rej_spend where kind_of_line = 'total'
),

lines as (
    select spend.source_file_id, spend.line_number, spend.amount_gbp as paid_gbp, null::decimal(18, 2) as stated_gbp
    from stg_spend as spend
    inner join files on files.source_file_id = spend.source_file_id
    union all
    select source_file_id, line_number, null, amount_gbp from rej_spend where kind_of_line = 'total'
),

running as (
    select
        source_file_id,
        line_number,
        stated_gbp,
        coalesce(sum(paid_gbp) over (partition by source_file_id order by line_number), 0) as above_gbp,
        sum(paid_gbp) over (partition by source_file_id)                                   as file_gbp
    from lines
),

totals as (
    select
        *,
        above_gbp - coalesce(lag(above_gbp) over (partition by source_file_id order by line_number), 0) as since_last_gbp
    from running
    where stated_gbp is not null
)

select
    source_file_id,
    line_number,
    stated_gbp::decimal(18, 2)      as stated_gbp,
    above_gbp::decimal(18, 2)       as above_gbp,
    since_last_gbp::decimal(18, 2)  as since_last_gbp,
    -- A line that takes back all that stands above it states their total, too.
    stated_gbp in (above_gbp, since_last_gbp, file_gbp, -above_gbp, -file_gbp) as agrees
from totals
