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

placed as (
    -- Who is not named has no lines either, so only named lines are put in order, before anything is written out.
    select
        *,
        row_number() over (
            partition by publisher_id, financial_year, flow_kind, service_id, contract_tie, payee_name
            order by abs(amount_gbp) desc, source_file_id, line_number
        ) as position
    from loose
    where payee_name is not null
),

first_lines as (
    select
        placed.publisher_id, placed.financial_year, placed.flow_kind, placed.service_id, placed.contract_tie, placed.payee_name,
        string_agg(files.file_name || ', line ' || placed.line_number, '; ' order by placed.position) as first_lines
    from placed
    inner join stg_landed_files as files on files.source_file_id = placed.source_file_id
    where placed.position <= 5
    group by
        placed.publisher_id, placed.financial_year, placed.flow_kind, placed.service_id, placed.contract_tie, placed.payee_name
),

by_file as (
    select
        publisher_id, financial_year, flow_kind, service_id, contract_tie, payee_name, source_file_id,
        sum(amount_gbp) as spend_gbp,
        count(*)        as payments
    from loose
    group by publisher_id, financial_year, flow_kind, service_id, contract_tie, payee_name, source_file_id
),

summed as (
    select
        publisher_id, financial_year, flow_kind, service_id, contract_tie, payee_name,
        sum(spend_gbp)::decimal(18, 2)  as spend_gbp,
        sum(payments)::bigint           as payments,
        count(*)                        as files_with_lines
    from by_file
    group by publisher_id, financial_year, flow_kind, service_id, contract_tie, payee_name
)

select summed.*, first_lines.first_lines
from summed
left join first_lines
    on first_lines.publisher_id = summed.publisher_id
    and first_lines.financial_year is not distinct from summed.financial_year
    and first_lines.flow_kind = summed.flow_kind
    and first_lines.service_id = summed.service_id
    and first_lines.contract_tie = summed.contract_tie
    and first_lines.payee_name = summed.payee_name
