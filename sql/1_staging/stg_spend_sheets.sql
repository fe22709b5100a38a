/*---
description = """
In which sheet each line of a workbook of payments stands, where several sheets hold some, and its number as sheets are compared by it.
Sheets are counted in their order. A number is its letters and figures: “PI-0071”, “pi0071” and 71.0 as a cell of a spreadsheet are no others.
"""
grain    = ["source_file_id", "line_number"]
parts    = "source_file_id"
not_null = ["sheet", "sheet_number"]
---*/

with sheets as (
    select source_file_id, sheet, row_number() over (partition by source_file_id order by min(line_number)) as sheet_number
    from raw_spend
    where sheet <> ''
    group by source_file_id, sheet
    qualify count(*) over (partition by source_file_id) > 1
)

select raw.source_file_id, raw.line_number, sheets.sheet, sheets.sheet_number,
    nullif(ltrim(regexp_replace(upper(raw.transaction_number), '[.]0+$|[^A-Z0-9]', '', 'g'), '0'), '') as number_bare
from raw_spend as raw
inner join sheets on sheets.source_file_id = raw.source_file_id and sheets.sheet = raw.sheet
