/*---
description = """
Lines of one file of payments that are equal in day, amount, payee, number and kind of expense, counted in
their order: the second has copy 2.
"""
grain = ["source_file_id", "line_number"]
parts = "source_file_id"
---*/

with keyed as (
    select
        source_file_id,
        line_number,
        -- A file has few lines of one amount and day: only those are compared in full.
        count(*) over (partition by source_file_id, amount_gbp, paid_on) as alike,
        paid_on, amount_gbp, payee_name, transaction_number, expense_type, directorate
    from stg_spend
)

select
    source_file_id,
    line_number,
    row_number() over (
        partition by source_file_id, amount_gbp, transaction_number, payee_name, paid_on, expense_type, directorate
        order by line_number
    ) as copy
from keyed
where alike > 1
