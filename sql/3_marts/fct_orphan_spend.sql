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
        lines.source_file_id, lines.line_number, lines.amount_gbp
    from int_spend_purpose as lines
    left join int_payee_kind as kinds on kinds.name_text = lines.payee_name
    where lines.contract_id is null and lines.flow_kind in ('purchase', 'grant') and lines.contract_tie <> 'no register'
),

by_file as (
    -- The five largest lines of each file are kept as they are met: nothing is put in order as a whole.
    select
        publisher_id, financial_year, flow_kind, service_id, contract_tie, payee_name, source_file_id,
        sum(amount_gbp) as spend_gbp,
        count(*)        as payments,
        min({ 'least': -abs(amount_gbp), 'line': line_number }, 5) filter (where payee_name is not null) as largest
    from loose
    group by publisher_id, financial_year, flow_kind, service_id, contract_tie, payee_name, source_file_id
),

summed as (
    select
        by_file.publisher_id, by_file.financial_year, by_file.flow_kind, by_file.service_id, by_file.contract_tie,
        by_file.payee_name,
        sum(by_file.spend_gbp)::decimal(18, 2)  as spend_gbp,
        sum(by_file.payments)::bigint           as payments,
        count(*)                                as files_with_lines,
        flatten(list(list_transform(by_file.largest, lambda one: {
            'least': one.least, 'file': by_file.source_file_id, 'line': one.line, 'name': files.file_name
        }))) as lines
    from by_file
    inner join stg_landed_files as files on files.source_file_id = by_file.source_file_id
    group by
        by_file.publisher_id, by_file.financial_year, by_file.flow_kind, by_file.service_id, by_file.contract_tie,
        by_file.payee_name
)

select
    * exclude (lines),
    -- Who is not named has no lines either.
    nullif(array_to_string(list_transform(
        list_sort(lines)[1:5], lambda one: one.name || ', line ' || one.line
    ), '; '), '') as first_lines
from summed
