/*---
description = """
What a payee or a ledger text says of the kind of flow of a payment: what people decided (`decisions/flows.csv`), else
the first rule that fits it. One row for each text that says something.

Of what the payee and the ledger text of a payment say, that of the lower `precedence` counts (`int_spend`): what was
decided of a payee, then of a ledger text, then rules in the order of their numbers. Rules are data (`flow_rules`).
"""
grain    = ["field", "text"]
by_key   = true
not_null = ["precedence", "flow_kind", "flow_basis"]
---*/

with decided as (
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
        select distinct 'payee_name' as field, coalesce(payee_name, '') as text from stg_spend
        union all
        select distinct 'expense_type', coalesce(expense_type, '') from stg_spend
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
    texts.field,
    texts.text,
    case
        when decided.flow_kind is null then rules.rule_number
        when texts.field = 'payee_name' then -2
        else -1
    end                                              as precedence,
    coalesce(decided.flow_kind, rules.flow_kind)     as flow_kind,
    case
        when decided.flow_kind is null then rules.flow_basis
        when texts.field = 'payee_name' then 'People decided so of this payee'
        else 'People decided so of this ledger text'
    end                                              as flow_basis
from texts
left join first_rules on first_rules.field = texts.field and first_rules.text = texts.text
left join rules on rules.rule_number = first_rules.rule_number
left join decided on decided.field = texts.field and decided.text = lower(texts.text)
where coalesce(decided.flow_kind, rules.flow_kind) is not null
