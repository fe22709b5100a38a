/*---
description = """
What kind of flow a payment is, by the first rule that fits its payee or its ledger text.

Rules are data (`flow_rules`, in the order of their numbers). Where none fits, a named payee is
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

rules as (
    select
        cast(rule_number as integer) as rule_number,
        field,
        pattern,
        flow_kind,
        flow_basis
    from ref_flow_rules
),

fitting as (
    select
        combinations.payee_name,
        combinations.expense_type,
        min(rules.rule_number) as rule_number
    from combinations
    inner join rules
        on regexp_matches(
            upper(case when rules.field = 'payee_name' then combinations.payee_name else combinations.expense_type end),
            rules.pattern
        )
    group by combinations.payee_name, combinations.expense_type
)

select
    combinations.payee_name,
    combinations.expense_type,
    case
        when rules.flow_kind is not null then rules.flow_kind
        when combinations.payee_name = '' then 'unknown'
        else 'purchase'
    end as flow_kind,
    case
        when rules.flow_basis is not null then rules.flow_basis
        when combinations.payee_name = '' then 'The publisher gave no payee'
        else 'No rule says that it is anything but a purchase'
    end as flow_basis
from combinations
left join fitting
    on fitting.payee_name = combinations.payee_name
    and fitting.expense_type = combinations.expense_type
left join rules on rules.rule_number = fitting.rule_number
