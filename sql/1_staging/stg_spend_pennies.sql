/*---
description = """
Amounts that a publisher wrote finer than to the penny, as pennies: what rounding takes from one line the
next one has, so that a file's total is that of its own figures.
"""
grain = ["source_file_id", "line_number"]
parts = "source_file_id"
---*/

with finer as (
    select
        raw.source_file_id,
        raw.line_number,
        case
            when coalesce(net.amount, try_cast(replace(raw.amount_net, '_', '?') as decimal(18, 2))) is not null then net.finer
            when coalesce(unstated.amount, try_cast(replace(raw.amount_unstated, '_', '?') as decimal(18, 2))) is not null then unstated.finer
            else gross.finer
        end as exact
    from raw_spend as raw
    left join stg_spend_amounts as net on net.amount_text = raw.amount_net
    left join stg_spend_amounts as unstated on unstated.amount_text = raw.amount_unstated
    left join stg_spend_amounts as gross on gross.amount_text = raw.amount_gross
),

running as (
    select
        source_file_id,
        line_number,
        exact,
        sum(exact) over (partition by source_file_id order by line_number) as so_far
    from finer
    where exact is not null
)

select
    source_file_id,
    line_number,
    (round(so_far, 2) - round(so_far - exact, 2))::decimal(18, 2) as amount
from running
