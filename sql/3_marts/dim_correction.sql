/*---
description = """
What people corrected of what a publisher wrote: the amount as written and as meant, why, who and when.
"""
grain = ["file_name", "transaction_number"]
---*/

select
    file_name,
    transaction_number,
    cast(written as decimal(18, 2))  as written_gbp,
    cast(meant as decimal(18, 2))    as meant_gbp,
    reason                           as corrected_because,
    decided_by,
    cast(decided_on as date)         as decided_on
from ref_corrections
