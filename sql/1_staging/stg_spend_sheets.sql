/*---
description = """
In which sheet each line of a workbook of payments stands, where several sheets hold some; sheets are counted in their order.
"""
grain    = ["source_file_id", "line_number"]
not_null = ["sheet", "sheet_number"]
---*/

with sheets as (
    select source_file_id, sheet, row_number() over (partition by source_file_id order by min(line_number)) as sheet_number
    from raw_spend
    where sheet <> ''
    group by source_file_id, sheet
    qualify count(*) over (partition by source_file_id) > 1
)

select raw.source_file_id, raw.line_number, sheets.sheet, sheets.sheet_number
from raw_spend as raw
inner join sheets on sheets.source_file_id = raw.source_file_id and sheets.sheet = raw.sheet
