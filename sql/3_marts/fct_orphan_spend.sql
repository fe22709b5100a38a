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

summed as (
    select
        publisher_id, financial_year, flow_kind, service_id, contract_tie, payee_name,
        sum(amount_gbp)::decimal(18, 2) as spend_gbp,
        count(*)                        as payments,
        max(source_file_id)             as source_file_id,
        max(line_number)                as line_number
    from loose
    group by publisher_id, financial_year, flow_kind, service_id, contract_tie, payee_name
),

several as (
    -- Most payees are paid once: only where lines are several have they to be put in order.
    select loose.*
    from loose
    inner join summed
        on summed.publisher_id = loose.publisher_id
        and summed.financial_year is not distinct from loose.financial_year
        and summed.flow_kind = loose.flow_kind
        and summed.service_id = loose.service_id
        and summed.contract_tie = loose.contract_tie
        and summed.payee_name is not distinct from loose.payee_name
    where summed.payments > 1
),

by_file as (
    select distinct publisher_id, financial_year, flow_kind, service_id, contract_tie, payee_name, source_file_id
    from several
),

files_of as (
    select publisher_id, financial_year, flow_kind, service_id, contract_tie, payee_name, count(*) as files_with_lines
    from by_file
    group by publisher_id, financial_year, flow_kind, service_id, contract_tie, payee_name
),

placed as (
    -- Who is not named has no lines either, so only named lines are put in order, before anything is written out.
    select
        *,
        row_number() over (
            partition by publisher_id, financial_year, flow_kind, service_id, contract_tie, payee_name
            order by abs(amount_gbp) desc, source_file_id, line_number
        ) as position
    from several
    where payee_name is not null
),

lines_of as (
    select
        placed.publisher_id, placed.financial_year, placed.flow_kind, placed.service_id, placed.contract_tie, placed.payee_name,
        string_agg(files.file_name || ', line ' || placed.line_number, '; ' order by placed.position) as first_lines
    from placed
    inner join stg_landed_files as files on files.source_file_id = placed.source_file_id
    where placed.position <= 5
    group by
        placed.publisher_id, placed.financial_year, placed.flow_kind, placed.service_id, placed.contract_tie, placed.payee_name
)

select
    summed.publisher_id, summed.financial_year, summed.flow_kind, summed.service_id, summed.contract_tie, summed.payee_name,
    summed.spend_gbp,
    summed.payments,
    coalesce(files_of.files_with_lines, 1)          as files_with_lines,
    case
        when summed.payee_name is null then null
        when summed.payments = 1 then files.file_name || ', line ' || summed.line_number
        else lines_of.first_lines
    end                                             as first_lines
from summed
inner join stg_landed_files as files on files.source_file_id = summed.source_file_id
left join files_of
    on files_of.publisher_id = summed.publisher_id
    and files_of.financial_year is not distinct from summed.financial_year
    and files_of.flow_kind = summed.flow_kind
    and files_of.service_id = summed.service_id
    and files_of.contract_tie = summed.contract_tie
    and files_of.payee_name is not distinct from summed.payee_name
left join lines_of
    on lines_of.publisher_id = summed.publisher_id
    and lines_of.financial_year is not distinct from summed.financial_year
    and lines_of.flow_kind = summed.flow_kind
    and lines_of.service_id = summed.service_id
    and lines_of.contract_tie = summed.contract_tie
    and lines_of.payee_name = summed.payee_name
