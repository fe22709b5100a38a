/*---
description = """
Each text that stands for an amount in a contracts register, read once; null where it is none that is sure, such as “up to £50k” or “10,000 - 20,000”.

“£1.2m” and “50k” are read. A comma before the last two digits parts pounds from pence, any other stands before three
digits; “25.000” may be either and is none. What is stated for a year (“25,000 per annum”) `is_a_year`.
"""
grain    = ["amount_text"]
not_null = ["is_a_year"]
---*/

with texts as (
    select annual_value as amount_text from raw_contracts
    union
    select total_value from raw_contracts
),

plain as (
    -- A pound sign, also one that was read in another code page or lost; spaces of every kind.
    select
        amount_text,
        regexp_replace(upper(amount_text), '[£ŒÚ\x{FFFD}\s   ]|Â|Ï¿½|GBP|^[''+]|[.]$', '', 'g') as plain
    from texts
    where trim(amount_text) <> ''
),

parted as (
    select
        amount_text,
        plain,
        -- A pattern that stood in a column would be made ready anew for every text.
        regexp_extract(plain, '[0-9MK]([(]?(PERANNUM|PERYEAR|AYEAR|P[.]?A[.]?|/YEAR|/ANNUM|ANNUALLY)[)]?)$', 1) as of_a_year
    from plain
),

written as (
    select
        amount_text,
        of_a_year <> ''                                                 as is_a_year,
        case
            when regexp_matches(figure, 'M(ILLION)?$') then 1000000
            when regexp_matches(figure, '(K|THOUSAND)$') then 1000
            else 1
        end                                                             as times,
        regexp_replace(figure, '(M|MILLION|K|THOUSAND)$', '')           as figure
    from (select amount_text, of_a_year, left(plain, length(plain) - length(of_a_year)) as figure from parted) as shorn
),

figures as (
    select
        amount_text,
        is_a_year,
        times,
        case
            when regexp_full_match(figure, '-?([0-9]{1,3}([.][0-9]{3})+|[0-9]+),[0-9]{2}')
                then replace(replace(figure, '.', ''), ',', '.')
            when regexp_full_match(figure, '-?[0-9]{1,3}[.][0-9]{3}') then null
            when regexp_full_match(figure, '-?[0-9]{1,3}(,[0-9]{3})+([.][0-9]*)?') then replace(figure, ',', '')
            when regexp_full_match(figure, '-?([0-9]+[.]?[0-9]*|[.][0-9]+)(E[+-]?[0-9]{1,2})?') then figure
        end as figure
    from written
)

select
    amount_text,
    (try_cast(figure as decimal(24, 6)) * times)::decimal(18, 2)    as amount,
    is_a_year
from figures
