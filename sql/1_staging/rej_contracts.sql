/*---
description = """
Lines of contracts registers that name neither a contract nor a supplier, or are headings, notes or totals.
"""
grain    = ["source_file_id", "line_number"]
not_null = ["kind_of_line", "rejected_because"]
---*/

select
    source_file_id,
    line_number,
    kind_of_line,
    rejected_because
from stg_contracts_judged
where rejected_because is not null
