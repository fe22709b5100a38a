/*---
description = """
Payments with the payee's plain name, by which the register may know it. One row per line.

A withheld name has no key: "Redacted" is nobody's name.
"""
grain    = ["source_file_id", "line_number"]
not_null = ["is_withheld"]
---*/

select
    spend.source_file_id,
    spend.line_number,
    spend.publisher_id,
    spend.paid_on,
    spend.month,
    spend.financial_year,
    spend.amount_gbp,
    spend.payee_name,
    case when not names.is_withheld then names.supplier_key end as supplier_key,
    coalesce(names.is_withheld, false)                          as is_withheld,
    spend.flow_kind,
    spend.flow_basis
from int_spend as spend
left join int_supplier_names as names on names.name_text = spend.payee_name
