/*---
description = """
Payments with their publisher, month and kind of flow. One row per line. A file that stands in
the folder twice, under two names, counts once.
"""
grain      = ["source_file_id", "line_number"]
not_null   = ["publisher_id", "month", "amount_gbp", "flow_kind"]
references = { publisher_id = "int_publishers" }
---*/

select
    spend.source_file_id,
    spend.line_number,
    files.publisher_id,
    spend.paid_on,
    calendar.month,
    calendar.financial_year,
    spend.amount_gbp,
    spend.payee_name,
    flows.flow_kind,
    flows.flow_basis
from stg_spend as spend
inner join stg_landed_files as files on files.source_file_id = spend.source_file_id
left join ref_calendar as calendar on calendar.month = strftime(spend.paid_on, '%Y-%m')
left join int_flow_kinds as flows
    on flows.payee_name = coalesce(spend.payee_name, '')
    and flows.expense_type = coalesce(spend.expense_type, '')
where files.is_repeated is not true
