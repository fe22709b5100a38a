/*---
description = """
Which months of a publisher's payments its files cover.

A file covers a month that holds at least a twentieth as many payments as its fullest month; a
stray payment of another month does not make that month covered. Zero only where covered, otherwise unknown.
A file that is there under another name, and does not count, covers nothing: its own name may say another month.
"""
grain = ["publisher_id", "kind", "month"]
---*/

with lines_per_month as (
    select
        source_file_id,
        month,
        count(*) as payments
    from stg_spend
    where month is not null and source_file_id not in (
        select source_file_id from int_spend_twice where stands_twice = 'the whole file' and not counts
    )
    group by source_file_id, month
),

fullest_month as (
    select source_file_id, max(payments) as payments
    from lines_per_month
    group by source_file_id
)

select distinct
    files.publisher_id,
    files.kind,
    lines_per_month.month
from lines_per_month
inner join fullest_month on fullest_month.source_file_id = lines_per_month.source_file_id
inner join stg_landed_files as files on files.source_file_id = lines_per_month.source_file_id
where lines_per_month.payments * 20 >= fullest_month.payments
