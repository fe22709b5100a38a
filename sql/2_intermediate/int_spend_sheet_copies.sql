/*---
description = """
Lines of a workbook that an earlier of its sheets holds already: beside the sheets of months or departments stands one
of them all, or a sheet stands twice. A line is told by its day, payee and amount (by its number, where it has no day), and
where all lines of its day and payee have numbers, by its number: the same was paid twice under two numbers.

A sheet doubles others when at least nine in ten of its lines stand in the sheets before it, or nine in ten of theirs
in it, and no fewer than three of them, of two kinds. Sheets of sums (`int_spend_sheet_sums`) are left out. What it repeats counts once, in the sheet that comes first.
"""
grain    = ["source_file_id", "line_number"]
not_null = ["sheet"]
---*/

with held as (
    select
        source_file_id,
        sheet_number,
        told_by,
        payee,
        amount_gbp,
        count(*)                            as lines,
        coalesce(sum(count(*)) over (
            partition by source_file_id, told_by, payee, amount_gbp
            order by sheet_number rows between unbounded preceding and 1 preceding
        ), 0)                               as lines_before
    from int_spend_sheet_lines
    where told_by is not null and payee is not null
    group by source_file_id, sheet_number, told_by, payee, amount_gbp
),

sizes as (
    select
        source_file_id,
        sheet_number,
        count(*)                            as held_here,
        coalesce(sum(count(*)) over (
            partition by source_file_id order by sheet_number rows between unbounded preceding and 1 preceding
        ), 0)                               as held_before
    from int_spend_sheet_lines
    group by source_file_id, sheet_number
),

doubled as (
    select held.source_file_id, held.sheet_number
    from held
    inner join sizes on sizes.source_file_id = held.source_file_id and sizes.sheet_number = held.sheet_number
    group by held.source_file_id, held.sheet_number
    having sum(least(held.lines, held.lines_before)) * 10 >= 9 * min(least(sizes.held_here, sizes.held_before))
        and sum(least(held.lines, held.lines_before)) >= 3
        and count(*) filter (where held.lines_before > 0) >= 2
),

copies as (
    select
        *,
        row_number() over (
            partition by source_file_id, sheet_number, told_by, payee, amount_gbp order by line_number
        ) as copy
    from int_spend_sheet_lines
)

select copies.source_file_id, copies.line_number, copies.sheet
from copies
inner join doubled on doubled.source_file_id = copies.source_file_id and doubled.sheet_number = copies.sheet_number
inner join held
    on held.source_file_id = copies.source_file_id and held.sheet_number = copies.sheet_number
    and held.told_by = copies.told_by and held.payee = copies.payee and held.amount_gbp = copies.amount_gbp
where copies.copy <= held.lines_before
