/*---
description = """
Which service each distinct text of a ledger, a directorate or a contract's title speaks of, and how that is
read. One row for each text and reading that fits.

By the first that fits, of a ledger text: its exact words (`crosswalk`, those of the ledger before those of
ProClass), a pattern of words (`patterns`: of those that fit, the first by its number). Of a directorate: exact words, then a pattern. `bought` are words that say what
was bought and not for whom, `department` those of a whole department: both are the weakest. A title is read by the
patterns of the ledger.
"""
grain    = ["field", "text", "reading"]
by_key   = true
not_null = ["service_id", "strength"]
accepted = { field = ["expense_type", "directorate", "title"], reading = ["exact", "pattern", "bought", "department"] }
---*/

with texts as (
    -- A pattern that is a value of a row is compiled for every row that it meets, so all texts meet it
    -- as the lines of one. A pattern fits within a line.
    select field, text, upper(replace(replace(text, chr(13), ' '), chr(10), ' ')) as line
    from (
        select distinct 'expense_type' as field, expense_type as text from stg_spend where expense_type is not null
        union all
        select distinct 'directorate', directorate from stg_spend where directorate is not null
        union all
        select distinct 'title', title from int_contracts where title is not null
    ) as distinct_texts
),

exact as (
    -- Some ledgers speak in the words of ProClass; those of the ledger itself come first.
    select
        case when scheme = 'directorate' then 'directorate' else 'expense_type' end as field,
        upper(words)                                                                as line,
        min_by(service_id, scheme)                                                  as service_id
    from ref_service_words
    where scheme in ('ledger', 'proclass', 'directorate')
    group by case when scheme = 'directorate' then 'directorate' else 'expense_type' end, upper(words)
),

pages as (
    select field, string_agg(line, chr(10)) as lines
    from (select distinct field, line from texts) as distinct_lines
    group by field
),

fitting as (
    select
        pages.field,
        case when patterns.scheme in ('ledger', 'directorate') then 'pattern' else patterns.scheme end as reading,
        cast(patterns.rule_number as integer)                                                          as rule_number,
        patterns.service_id,
        unnest(regexp_extract_all(pages.lines, '(?m)^.*(?:' || patterns.pattern || ').*$'))            as line
    from pages
    inner join ref_service_patterns as patterns
        on (pages.field = 'directorate') = (patterns.scheme in ('directorate', 'department'))
),

first_patterns as (
    select field, reading, line, min_by(service_id, rule_number) as service_id
    from fitting
    group by field, reading, line
)

select
    texts.field,
    texts.text,
    'exact'          as reading,
    exact.service_id,
    1                as strength
from texts
inner join exact on exact.field = texts.field and exact.line = texts.line
union all
select
    texts.field,
    texts.text,
    found.reading,
    found.service_id,
    case found.reading when 'pattern' then 2 when 'bought' then 3 else 4 end
from texts
inner join first_patterns as found on found.field = texts.field and found.line = texts.line
