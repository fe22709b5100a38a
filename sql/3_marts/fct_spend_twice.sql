/*---
description = """
What stands twice in the files of payments, in lines and pounds, and what was done about it.
"""
grain = ["source_file_id", "stands_twice", "other_file", "counts"]
---*/

select
    twice.source_file_id,
    twice.stands_twice,
    coalesce(twice.other_file, '')          as other_file,
    twice.counts,
    max(twice.decided_how)                  as decided_how,
    count(*)                                as payments,
    sum(spend.amount_gbp)::decimal(18, 2)   as spend_gbp
from int_spend_twice as twice
inner join stg_spend as spend
    on spend.source_file_id = twice.source_file_id and spend.line_number = twice.line_number
group by twice.source_file_id, twice.stands_twice, coalesce(twice.other_file, ''), twice.counts
