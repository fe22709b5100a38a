/*---
description = """
Names that are subtotals: “Gannet Ltd Total” in a file that also pays Gannet Ltd. A line with such a name and
without a day is the sum of lines above it, no payment.
"""
grain    = ["source_file_id", "payee_name"]
---*/

with named as (
    select distinct source_file_id, trim(payee_name) as payee_name
    from raw_spend
    where trim(payee_name) <> ''
),

told as (
    select
        source_file_id,
        payee_name,
        regexp_replace(
            lower(payee_name), '^(sub-? ?)?totals?:?( for| of)? |[ :-]+(sub-? ?)?totals?:?$', ''
        ) as of_payee
    from named
    where lower(payee_name) like '%total%'
)

select told.source_file_id, told.payee_name
from told
inner join named on named.source_file_id = told.source_file_id and lower(named.payee_name) = told.of_payee
where lower(told.payee_name) <> told.of_payee
group by told.source_file_id, told.payee_name
