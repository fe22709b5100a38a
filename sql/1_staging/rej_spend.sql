/*---
description = """
Lines of the spend files that are no payment or cannot be read, with the reason. Nothing is lost.
"""
grain    = ["source_file_id", "line_number"]
parts    = "source_file_id"
not_null = ["kind_of_line", "rejected_because"]
---*/

select
    source_file_id,
    line_number,
    kind_of_line,
    rejected_because,
    amount_gbp
from stg_spend_judged
where kind_of_line <> 'payment'
