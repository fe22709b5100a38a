/*---
description = """
Sheets of a workbook that have transaction numbers of their own: most lines of both have numbers, and most of the one's stand nowhere in the
other (or, number 0, in none of all others). Who numbers lines anew paid anew: halves of a bill, instalments in advance.
"""
grain = ["source_file_id", "sheet_number", "other_number"]
---*/

with sheets as (
    select source_file_id, sheet_number, count(*) as held, count(number_bare) as numbered
    from stg_spend_sheets
    group by source_file_id, sheet_number
    having count(number_bare) * 2 > count(*)
),

numbers as (
    select source_file_id, sheet_number, number_bare, count(*) as held
    from stg_spend_sheets
    where number_bare is not null
    group by source_file_id, sheet_number, number_bare
),

others as (
    select mine.source_file_id, mine.sheet_number, theirs.sheet_number as other_number, mine.held, mine.numbered
    from sheets as mine
    inner join sheets as theirs on theirs.source_file_id = mine.source_file_id and theirs.sheet_number <> mine.sheet_number
    union all
    select mine.source_file_id, mine.sheet_number, 0, mine.held, mine.numbered
    from sheets as mine
    where exists (
        select 1 from sheets as theirs where theirs.source_file_id = mine.source_file_id and theirs.sheet_number <> mine.sheet_number
    )
),

shared as (
    select mine.source_file_id, mine.sheet_number, theirs.sheet_number as other_number, mine.number_bare, mine.held
    from numbers as mine
    inner join numbers as theirs
        on theirs.source_file_id = mine.source_file_id and theirs.number_bare = mine.number_bare and theirs.sheet_number <> mine.sheet_number
),

known as (
    select source_file_id, sheet_number, other_number, sum(held) as held
    from shared
    group by source_file_id, sheet_number, other_number
    union all
    select source_file_id, sheet_number, 0, sum(held)
    from (select distinct source_file_id, sheet_number, number_bare, held from shared) as anywhere
    group by source_file_id, sheet_number
)

select others.source_file_id, others.sheet_number, others.other_number
from others
left join known
    on known.source_file_id = others.source_file_id and known.sheet_number = others.sheet_number
    and known.other_number = others.other_number
where (others.numbered - coalesce(known.held, 0)) * 2 > others.held
