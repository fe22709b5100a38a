/*---
description = """
What stands twice in the files of payments, in lines and pounds, and whether it counts: by the rule, or as people decided.
"""
grain = ["source_file_id", "stands_twice", "other_file", "counts"]
---*/

select
    twice.source_file_id,
    files.file_name,
    files.publisher_name,
    twice.stands_twice,
    twice.other_file,
    twice.counts,
    twice.decided_how,
    twice.payments,
    twice.spend_gbp
from fct_spend_twice as twice
inner join dim_source_file as files on files.source_file_id = twice.source_file_id
