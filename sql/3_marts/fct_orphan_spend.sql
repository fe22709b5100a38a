/*---
description = """
Orphan spend: purchases and grants of covered months that are tied to no contract, by payee, service and reason, with
the first of their lines. Only payees that are plainly organisations are named (`int_payee_kind`); all others
stand together, without name and without lines.
"""
grain      = ["publisher_id", "financial_year", "flow_kind", "service_id", "contract_tie", "payee_name"]
parts      = "publisher_id"
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

-- Most payees are paid once: only where lines are several have they to be put in order.
several as (
    select
        loose.*,
        case when loose.payee_name is not null then row_number() over (
            partition by loose.publisher_id, loose.financial_year, loose.flow_kind, loose.service_id, loose.contract_tie, loose.payee_name
            order by abs(loose.amount_gbp) desc, loose.source_file_id, loose.line_number
        ) end as position
    from loose
    inner join summed
        on summed.publisher_id = loose.publisher_id
        and summed.financial_year is not distinct from loose.financial_year
        and summed.flow_kind = loose.flow_kind
        and summed.service_id = loose.service_id
        and summed.contract_tie = loose.contract_tie
        and summed.payee_name is not distinct from loose.payee_name
    where summed.payments > 1
)

select
    summed.publisher_id, summed.financial_year, summed.flow_kind, summed.service_id, summed.contract_tie, summed.payee_name,
    summed.spend_gbp,
    summed.payments,
    1                                                                                               as files_with_lines,
    case when summed.payee_name is not null then files.file_name || ', line ' || summed.line_number end as first_lines
from summed
inner join stg_landed_files as files on files.source_file_id = summed.source_file_id
where summed.payments = 1
union all
select
    several.publisher_id, several.financial_year, several.flow_kind, several.service_id, several.contract_tie, several.payee_name,
    sum(several.amount_gbp)::decimal(18, 2)                     as spend_gbp,
    count(*)                                                    as payments,
    count(distinct several.source_file_id)                      as files_with_lines,
    string_agg(files.file_name || ', line ' || several.line_number, '; ' order by several.position)
        filter (where several.position <= 5)                    as first_lines
from several
inner join stg_landed_files as files on files.source_file_id = several.source_file_id
group by
    several.publisher_id, several.financial_year, several.flow_kind, several.service_id, several.contract_tie, several.payee_name
