/*---
description = """
Payments with their publisher, month and kind of flow. One row per line; the month is null where no file says it. What
stands twice counts as `int_spend_twice` says.

By the kind of flow that its payee or its ledger text says (`int_flow_kinds`). Where neither does, a named payee is taken
to be paid for something: a purchase, and the basis says that no rule said otherwise. A payee that publishes payments of its own here is a partner: what the rules would take for a purchase
is a transfer to it.
"""
grain      = ["source_file_id", "line_number"]
parts      = "source_file_id"
not_null   = ["publisher_id", "amount_gbp", "flow_kind"]
references = { publisher_id = "int_publishers" }
---*/

with lines as (
    select
        spend.source_file_id,
        spend.line_number,
        files.publisher_id,
        spend.paid_on,
        spend.month,
        spend.amount_gbp,
        spend.payee_name,
        spend.expense_type,
        spend.directorate,
        lower(spend.capital_or_revenue)                                                              as capital_or_revenue,
        case
            when by_payee.precedence <= coalesce(by_expense.precedence, by_payee.precedence) then by_payee.flow_kind
            when by_expense.precedence is not null then by_expense.flow_kind
            when spend.payee_name is null then 'unknown'
            else 'purchase'
        end                                                                                          as flow_kind,
        case
            when by_payee.precedence <= coalesce(by_expense.precedence, by_payee.precedence) then by_payee.flow_basis
            when by_expense.precedence is not null then by_expense.flow_basis
            when spend.payee_name is null then 'The publisher gave no payee'
            else 'No rule says that it is anything but a purchase'
        end                                                                                          as flow_basis,
        coalesce(partners.partner_id <> files.publisher_id, false)                                   as is_to_a_partner
    from stg_spend as spend
    inner join stg_landed_files as files on files.source_file_id = spend.source_file_id
    left join int_flow_kinds as by_payee
        on by_payee.text = coalesce(spend.payee_name, '') and by_payee.field = 'payee_name'
    left join int_flow_kinds as by_expense
        on by_expense.text = coalesce(spend.expense_type, '') and by_expense.field = 'expense_type'
    left join int_partners as partners on partners.name_in_small = lower(spend.payee_name)
    left join (
        select source_file_id, line_number from int_spend_twice where not counts
    ) as twice
        on twice.source_file_id = spend.source_file_id and twice.line_number = spend.line_number
    where twice.line_number is null
)

select
    lines.source_file_id,
    lines.line_number,
    lines.publisher_id,
    lines.paid_on,
    lines.month,
    calendar.financial_year,
    lines.amount_gbp,
    lines.payee_name,
    lines.expense_type,
    lines.directorate,
    lines.capital_or_revenue,
    case when lines.is_to_a_partner and lines.flow_kind = 'purchase' then 'transfer_to_partner' else lines.flow_kind end as flow_kind,
    case when lines.is_to_a_partner and lines.flow_kind = 'purchase'
        then 'The payee publishes its own payments here' else lines.flow_basis end                   as flow_basis
from lines
left join ref_calendar as calendar on calendar.month = lines.month
