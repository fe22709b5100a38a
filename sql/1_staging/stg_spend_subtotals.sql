/*---
description = """
Names that are totals, whatever their day: “Grand total”, “Carried forward”, and “Gannet Ltd Total” or “Adult Care
Total” in a file that pays Gannet Ltd or names Adult Care. Such a line is the sum of others, no payment.
"""
grain    = ["source_file_id", "payee_name"]
---*/

with named as (
    select source_file_id, trim(payee_name) as of_name from raw_spend where trim(payee_name) <> ''
    union
    select source_file_id, trim(directorate) from raw_spend where trim(directorate) <> ''
    union
    select source_file_id, trim(service_text) from raw_spend where trim(service_text) <> ''
),

told as (
    select distinct
        source_file_id,
        trim(payee_name) as payee_name,
        regexp_replace(
            lower(trim(payee_name)), '^(sub-? ?)?totals?:?( for| of)? |[ :-]+(sub-? ?)?totals?:?$', ''
        ) as of_name
    from raw_spend
    where lower(payee_name) like '%total%'
)

select source_file_id, trim(payee_name) as payee_name
from raw_spend
where regexp_full_match(
    lower(trim(payee_name)),
    -- “Total” alone may be a company that was paid on that day.
    '(grand|overall|report|page|month|monthly|sub)[ -]?totals?:?( .*)?|totals? (all|for all|of all) .*|cyfanswm'
    || '|((balance|total|sub-?total) )?((carried|brought) (forward|fwd)|[bc] ?/ ?f(wd|orward)?[.]?)|balance [bc]f'
)
group by source_file_id, trim(payee_name)
union
select told.source_file_id, told.payee_name
from told
inner join named on named.source_file_id = told.source_file_id and lower(named.of_name) = told.of_name
where lower(told.payee_name) <> told.of_name
group by told.source_file_id, told.payee_name
