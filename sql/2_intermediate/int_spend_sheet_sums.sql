/*---
description = """
Lines of sheets that sum up others of their workbook: “Summary” beside “Detail”, a sheet by payee beside those of months.

A sheet is one of sums when nine in ten of its lines, three at least, are what another sheet with more lines (or all others together) holds for their
payee, department or kind of expense, of the month or of all its months, each once and two at least of several lines. So is
one of fewer lines that makes the same total, where that has pence. Its months are among theirs. What it sums up counts, it does not.
Where most lines of both have numbers, and most of its own stand nowhere in the other, they are payments: halves of a bill, instalments in advance.
"""
grain    = ["source_file_id", "line_number"]
not_null = ["sheet"]
---*/

with lines as (
    select
        spend.source_file_id,
        spend.line_number,
        sheets.sheet,
        sheets.sheet_number,
        spend.month,
        upper(trim(spend.payee_name))       as payee,
        upper(spend.directorate)            as directorate,
        upper(spend.expense_type)           as expense_type,
        spend.amount_gbp
    from stg_spend as spend
    inner join stg_spend_sheets as sheets
        on sheets.source_file_id = spend.source_file_id and sheets.line_number = spend.line_number
),

sheets as (
    select source_file_id, sheet_number, count(*) as held, sum(amount_gbp) as amount_gbp,
        min(month) as first_month, max(month) as last_month
    from lines
    group by source_file_id, sheet_number
),

others as (
    -- What each sheet is held against: every other one, and (number 0) all of them together.
    select
        mine.source_file_id, mine.sheet_number, theirs.sheet_number as other_number, mine.held, mine.amount_gbp as sheet_gbp,
        theirs.held as other_held, theirs.amount_gbp as other_gbp, mine.first_month, mine.last_month,
        theirs.first_month as other_first, theirs.last_month as other_last
    from sheets as mine
    inner join sheets as theirs
        on theirs.source_file_id = mine.source_file_id and theirs.sheet_number <> mine.sheet_number
    union all
    select mine.source_file_id, mine.sheet_number, 0, mine.held, max(mine.amount_gbp),
        sum(theirs.held), sum(theirs.amount_gbp), max(mine.first_month), max(mine.last_month), min(theirs.first_month), max(theirs.last_month)
    from sheets as mine
    inner join sheets as theirs
        on theirs.source_file_id = mine.source_file_id and theirs.sheet_number <> mine.sheet_number
    group by mine.source_file_id, mine.sheet_number, mine.held
),

asked as (
    select *
    from others
    where held < other_held and held >= 2
        and coalesce(first_month >= other_first and last_month <= other_last, true)
),

parts as (
    select source_file_id, sheet_number, line_number, month, 'payee' as way, payee as words, amount_gbp from lines where payee <> ''
    union all
    select source_file_id, sheet_number, line_number, month, 'department', directorate, amount_gbp from lines where directorate <> ''
    union all
    select source_file_id, sheet_number, line_number, month, 'expense', expense_type, amount_gbp from lines where expense_type <> ''
),

spans as (
    select source_file_id, sheet_number, line_number, way, words, 'all' as span, amount_gbp from parts
    union all
    select source_file_id, sheet_number, line_number, way, words, month, amount_gbp from parts where month is not null
),

held as (
    select source_file_id, sheet_number, way, words, span, sum(amount_gbp) as amount_gbp, count(*) as held
    from spans
    where source_file_id in (select source_file_id from asked)
    group by source_file_id, sheet_number, way, words, span
),

sums as (
    select source_file_id, way, words, span, sum(amount_gbp) as amount_gbp, sum(held) as held
    from held
    group by source_file_id, way, words, span
),

found as (
    -- A line of a sheet whose word stands there once, against what other sheets hold of that word.
    select asked.source_file_id, asked.sheet_number, asked.other_number, asked.held, mine.way, mine.span = 'all' as is_of_all,
        coalesce(theirs.held, sums.held - mine.held) as other_lines
    from asked
    inner join held as mine
        on mine.source_file_id = asked.source_file_id and mine.sheet_number = asked.sheet_number and mine.held = 1
    inner join sums
        on sums.source_file_id = mine.source_file_id and sums.way = mine.way and sums.words = mine.words and sums.span = mine.span
    left join held as theirs
        on theirs.source_file_id = mine.source_file_id and theirs.sheet_number = asked.other_number
        and theirs.way = mine.way and theirs.words = mine.words and theirs.span = mine.span
    where mine.amount_gbp <> 0
        and (theirs.amount_gbp = mine.amount_gbp or (asked.other_number = 0 and sums.amount_gbp - mine.amount_gbp = mine.amount_gbp))
),

summing as (
    select source_file_id, sheet_number, other_number
    from found
    group by source_file_id, sheet_number, other_number, held, way, is_of_all
    having count(*) * 10 >= 9 * held and count(*) >= 3 and count(*) filter (where other_lines > 1) >= 2
    union
    select source_file_id, sheet_number, other_number from asked where sheet_gbp = other_gbp and sheet_gbp <> floor(sheet_gbp)
)

select distinct lines.source_file_id, lines.line_number, lines.sheet
from lines
inner join summing on summing.source_file_id = lines.source_file_id and summing.sheet_number = lines.sheet_number
left join int_spend_sheet_numbers as paid
    on paid.source_file_id = summing.source_file_id and paid.sheet_number = summing.sheet_number and paid.other_number = summing.other_number
where paid.sheet_number is null
