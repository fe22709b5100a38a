/*---
description = """
Payments: the usable lines of the spend files, one row each. Credits are negative.
A payment whose day is not known has none (`date_doubt` says why); its month may be that of its period.
"""
grain    = ["source_file_id", "line_number"]
parts    = "source_file_id"
not_null = ["amount_gbp", "amount_basis"]
---*/

select
    source_file_id,
    line_number,
    paid_on,
    month,
    date_doubt,
    amount_gbp,
    amount_basis,
    amount_gross_gbp,
    amount_vat_gbp,
    payee_name,
    transaction_number,
    directorate,
    expense_type,
    capital_or_revenue,
    payee_type,
    corrected_because
from stg_spend_judged
where kind_of_line = 'payment'
