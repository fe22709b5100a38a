/*---
description = """
What kind of flow a payment is, by the first rule that fits its payee or its ledger text.

What people decided (`decisions/flows.csv`) comes first, of a payee before a ledger text. Rules are data
(`flow_rules`, in the order of their numbers). Where none fits, a named payee is
taken to be paid for something: a purchase, and the basis says that no rule said otherwise.
"""
grain    = ["payee_name", "expense_type"]
not_null = ["flow_kind", "flow_basis"]
---*/

with combinations as (
    select distinct
        coalesce(payee_name, '')   as payee_name,
        coalesce(expense_type, '') as expense_type
    from stg_spend
),

decided as (
    -- Of two decisions about one text the later stands.
    select field, lower(text) as text, max_by(flow_kind, coalesce(decided_on, '') || flow_kind) as flow_kind
    from ref_decided_flows
    group by field, lower(text)
),

rules as (
    select
        cast(rule_number as integer) as rule_number,
        field,
        pattern,
        flow_kind,
        flow_basis
    from ref_flow_rules
),

texts as (
    -- A pattern that is a value of a row is compiled for every row that it meets, so all texts meet it
    -- as the lines of one. A rule fits within a line.
    select field, text, upper(replace(replace(text, chr(13), ' '), chr(10), ' ')) as line
    from (
        select distinct 'payee_name' as field, payee_name as text from combinations
        union all
        select distinct 'expense_type', expense_type from combinations
    ) as distinct_texts
),

pages as (
    select field, string_agg(line, chr(10)) as lines
    from (select distinct field, line from texts) as distinct_lines
    group by field
),

fitting_lines as (
    select
        pages.field,
        rules.rule_number,
        unnest(regexp_extract_all(pages.lines, '(?m)^.*(?:' || rules.pattern || ').*$')) as line
    from pages
    inner join rules on rules.field = pages.field
),

first_rules as (
    select texts.field, texts.text, min(fitting_lines.rule_number) as rule_number
    from texts
    inner join fitting_lines on fitting_lines.field = texts.field and fitting_lines.line = texts.line
    group by texts.field, texts.text
)

select
    combinations.payee_name,
    combinations.expense_type,
    case
        when coalesce(decided_payee.flow_kind, decided_expense.flow_kind) is not null
            then coalesce(decided_payee.flow_kind, decided_expense.flow_kind)
        when rules.flow_kind is not null then rules.flow_kind
        when combinations.payee_name = '' then 'unknown'
        else 'purchase'
    end as flow_kind,
    case
        when decided_payee.flow_kind is not null then 'People decided so of this payee'
        when decided_expense.flow_kind is not null then 'People decided so of this ledger text'
        when rules.flow_basis is not null then rules.flow_basis
        when combinations.payee_name = '' then 'The publisher gave no payee'
        else 'No rule says that it is anything but a purchase'
    end as flow_basis
from combinations
left join first_rules as by_payee
    on by_payee.field = 'payee_name' and by_payee.text = combinations.payee_name
left join first_rules as by_expense
    on by_expense.field = 'expense_type' and by_expense.text = combinations.expense_type
left join rules on rules.rule_number = least(by_payee.rule_number, by_expense.rule_number)
left join decided as decided_payee
    on decided_payee.field = 'payee_name' and decided_payee.text = lower(combinations.payee_name)
left join decided as decided_expense
    on decided_expense.field = 'expense_type' and decided_expense.text = lower(combinations.expense_type)
