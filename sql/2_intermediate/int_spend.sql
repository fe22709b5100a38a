/*---
description = """
Payments with their publisher, month and kind of flow. One row per line; the month is null where no file says it. What
stands twice counts as `int_spend_twice` says.

A payee that publishes payments of its own here is a partner: what the rules would take for a purchase
is a transfer to it.
"""
grain      = ["source_file_id", "line_number"]
not_null   = ["publisher_id", "amount_gbp", "flow_kind"]
references = { publisher_id = "int_publishers" }
---*/

with paying as (
    select distinct publisher_id from stg_landed_files where kind = 'spend' and refused_because is null
),

partners as (
    -- By name, or by what people decided; from no register, so that payments rest on payments.
    select lower(publishers.name) as words, min(publishers.publisher_id) as partner_id
    from (
        select publisher_id, name from ref_publishers
        union
        select provider_id, payee_name from ref_decided_aliases where lower(is_the_same) = 'yes'
    ) as publishers
    inner join paying on paying.publisher_id = publishers.publisher_id
    group by lower(publishers.name)
    having count(distinct publishers.publisher_id) = 1
)

select
    spend.source_file_id,
    spend.line_number,
    files.publisher_id,
    spend.paid_on,
    spend.month,
    calendar.financial_year,
    spend.amount_gbp,
    spend.payee_name,
    case when partners.partner_id is not null and flows.flow_kind = 'purchase'
        then 'transfer_to_partner' else flows.flow_kind end as flow_kind,
    case when partners.partner_id is not null and flows.flow_kind = 'purchase'
        then 'The payee publishes its own payments here' else flows.flow_basis end as flow_basis
from stg_spend as spend
inner join stg_landed_files as files on files.source_file_id = spend.source_file_id
left join ref_calendar as calendar on calendar.month = spend.month
left join int_flow_kinds as flows
    on flows.payee_name = coalesce(spend.payee_name, '')
    and flows.expense_type = coalesce(spend.expense_type, '')
left join partners
    on partners.words = lower(spend.payee_name) and partners.partner_id <> files.publisher_id
left join (
    select source_file_id, line_number from int_spend_twice where not counts
) as twice
    on twice.source_file_id = spend.source_file_id and twice.line_number = spend.line_number
where twice.line_number is null
