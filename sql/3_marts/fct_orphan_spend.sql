/*---
description = """
Orphan spend: purchases and grants of covered months that are tied to no contract, by payee, service and reason, with
the first of their lines. Only payees that are plainly organisations are named (`int_payee_kind`); all others
stand together, without name and without lines.
"""
grain      = ["publisher_id", "financial_year", "flow_kind", "service_id", "contract_tie", "payee_name"]
not_null   = ["spend_gbp", "payments", "files_with_lines"]
references = { publisher_id = "dim_publisher", service_id = "dim_service" }
---*/

with loose as (
    select
        lines.publisher_id, lines.financial_year, lines.flow_kind, lines.service_id, lines.contract_tie,
        kinds.shown_name as payee_name,
        lines.source_file_id, lines.line_number, lines.amount_gbp,
        row_number() over (
            partition by lines.publisher_id, lines.financial_year, lines.flow_kind, lines.service_id, lines.contract_tie,
                kinds.shown_name
            order by abs(lines.amount_gbp) desc, files.file_name, lines.line_number
        ) as position,
        files.file_name
    from int_spend_purpose as lines
    inner join stg_landed_files as files on files.source_file_id = lines.source_file_id
    left join int_payee_kind as kinds on kinds.name_text = lines.payee_name
    where lines.contract_id is null and lines.flow_kind in ('purchase', 'grant') and lines.contract_tie <> 'no register'
)

select
    publisher_id,
    financial_year,
    flow_kind,
    service_id,
    contract_tie,
    payee_name,
    sum(amount_gbp)::decimal(18, 2)             as spend_gbp,
    count(*)                                    as payments,
    count(distinct source_file_id)              as files_with_lines,
    case when payee_name is not null then
        string_agg(file_name || ', line ' || line_number, '; ' order by position) filter (where position <= 5)
    end                                         as first_lines
from loose
group by publisher_id, financial_year, flow_kind, service_id, contract_tie, payee_name
