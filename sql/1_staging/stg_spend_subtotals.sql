/*---
description = """
Names that are totals, whatever their day: “Grand total”, “Carried forward”, and “Gannet Ltd Total” or “Adult Care
Total” in a file that pays Gannet Ltd or names Adult Care. Such a line is the sum of others, no payment.
"""
grain    = ["source_file_id", "payee_name"]
parts    = "source_file_id"
---*/

with names as (
    -- Each distinct name is looked at once, whatever files it stands in.
    select distinct trim(payee_name) as payee_name, lower(trim(payee_name)) as words
    from (select distinct payee_name from raw_spend) as distinct_names
),

total_names as (
    select payee_name
    from names
    where regexp_full_match(
        words,
        -- “Total” alone may be a company that was paid on that day.
        '(grand|overall|report|page|month|monthly|sub)[ -]?totals?:?( .*)?|totals? (all|for all|of all) .*|cyfanswm'
        || '|((balance|total|sub-?total) )?((carried|brought) (forward|fwd)|[bc] ?/ ?f(wd|orward)?[.]?)|balance [bc]f'
    )
),

totals_of as (
    select
        payee_name,
        words,
        regexp_replace(words, '^(sub-? ?)?totals?:?( for| of)? |[ :-]+(sub-? ?)?totals?:?$', '') as of_name
    from names
    where words like '%total%'
),

told as (
    select raw.source_file_id, totals_of.payee_name, totals_of.of_name
    from raw_spend as raw
    inner join totals_of on totals_of.payee_name = trim(raw.payee_name)
    where totals_of.words <> totals_of.of_name
    group by raw.source_file_id, totals_of.payee_name, totals_of.of_name
),

asked as (
    select raw.source_file_id, trim(raw.payee_name) as payee_name, trim(raw.directorate) as directorate, trim(raw.service_text) as service_text
    from raw_spend as raw
    inner join (select distinct source_file_id from told) as files on files.source_file_id = raw.source_file_id
),

named as (
    select source_file_id, payee_name as of_name from asked where payee_name <> ''
    union
    select source_file_id, directorate from asked where directorate <> ''
    union
    select source_file_id, service_text from asked where service_text <> ''
)

select raw.source_file_id, total_names.payee_name
from raw_spend as raw
inner join total_names on total_names.payee_name = trim(raw.payee_name)
group by raw.source_file_id, total_names.payee_name
union
select told.source_file_id, told.payee_name
from told
inner join named on named.source_file_id = told.source_file_id and lower(named.of_name) = told.of_name
