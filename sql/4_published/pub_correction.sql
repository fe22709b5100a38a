/*---
description = """
Amounts that count as they were meant, not as they were written; each with its reason.
"""
grain = ["file_name", "transaction_number"]
order = ["file_name", "transaction_number"]
---*/

select file_name, transaction_number, written_gbp, meant_gbp, corrected_because, decided_by, decided_on
from dim_correction
