/*---
description = """
Payments that stand more than once in one file, the same in every column and with the same transaction
number: one payment written twice, or two that look alike. Every line counts; a decision may correct it.
"""
grain    = ["source_file_id"]
not_null = ["repeated_lines", "repeated_gbp"]
---*/

with alike as (
    select
        source_file_id, transaction_number, paid_on, amount_gbp, amount_gross_gbp, amount_vat_gbp,
        payee_name, directorate, expense_type, capital_or_revenue,
        count(*) as lines
    from stg_spend
    where transaction_number is not null
    group by
        source_file_id, transaction_number, paid_on, amount_gbp, amount_gross_gbp, amount_vat_gbp,
        payee_name, directorate, expense_type, capital_or_revenue
    having count(*) > 1
)

select
    source_file_id,
    sum(lines - 1)::bigint                              as repeated_lines,
    sum(amount_gbp * (lines - 1))::decimal(18, 2)       as repeated_gbp
from alike
group by source_file_id
