/*---
description = """
Totals that a file of payments states itself, against the payments above them: all, and those since the last
total; in a workbook of several sheets those of its sheet. One that equals none says that lines are missing, or that it counts something else.
A total of all sheets together agrees as well.
"""
grain = ["source_file_id", "line_number"]
---*/

with files as (
    select distinct source_file_id from rej_spend where kind_of_line = 'total'
),

lines as (
    select spend.source_file_id, spend.line_number, spend.amount_gbp as paid_gbp, null::decimal(18, 2) as stated_gbp
    from stg_spend as spend
    inner join files on files.source_file_id = spend.source_file_id
    union all
    select source_file_id, line_number, null, amount_gbp from rej_spend where kind_of_line = 'total'
),

running as (
    select
        lines.source_file_id,
        lines.line_number,
        lines.stated_gbp,
        coalesce(sheets.sheet, '')                           as sheet,
        coalesce(sum(lines.paid_gbp) over of_sheet, 0)       as above_gbp,
        coalesce(sum(lines.paid_gbp) over sheet_whole, 0)    as sheet_gbp,
        coalesce(sum(lines.paid_gbp) over of_file, 0)        as file_above_gbp,
        coalesce(sum(lines.paid_gbp) over file_whole, 0)     as file_gbp
    from lines
    left join stg_spend_sheets as sheets
        on sheets.source_file_id = lines.source_file_id and sheets.line_number = lines.line_number
    window of_sheet as (partition by lines.source_file_id, sheets.sheet order by lines.line_number),
        sheet_whole as (partition by lines.source_file_id, sheets.sheet),
        of_file as (partition by lines.source_file_id order by lines.line_number),
        file_whole as (partition by lines.source_file_id)
),

totals as (
    select
        *,
        above_gbp - coalesce(lag(above_gbp) over (partition by source_file_id, sheet order by line_number), 0) as since_last_gbp
    from running
    where stated_gbp is not null
)

select
    source_file_id,
    line_number,
    stated_gbp::decimal(18, 2)      as stated_gbp,
    above_gbp::decimal(18, 2)       as above_gbp,
    since_last_gbp::decimal(18, 2)  as since_last_gbp,
    -- A line that takes back all that stands above it states their total, too.
    stated_gbp in (since_last_gbp, above_gbp, sheet_gbp, file_above_gbp, file_gbp)
        or -stated_gbp in (above_gbp, sheet_gbp, file_above_gbp, file_gbp) as agrees
from totals
