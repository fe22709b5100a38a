/*---
description = """
Lines of workbooks with several sheets of payments, and what tells each from others: its day and payee, and its number where all lines of
that day and payee have one, as the same may be paid twice under two numbers. Without a day it is told by its month and number.
Sheets of sums (`int_spend_sheet_sums`) are left out.
"""
grain    = ["source_file_id", "line_number"]
not_null = ["sheet", "sheet_number", "is_numbered", "amount_gbp"]
---*/

select
    spend.source_file_id,
    spend.line_number,
    sheets.sheet,
    sheets.sheet_number,
    spend.month,
    coalesce(spend.paid_on::varchar || case when count(sheets.number_bare) over of_day = count(*) over of_day
        then ' ' || sheets.number_bare else '' end, spend.month || ' ' || sheets.number_bare)    as told_by,
    sheets.number_bare is not null
        and (spend.paid_on is null or count(sheets.number_bare) over of_day = count(*) over of_day) as is_numbered,
    upper(trim(spend.payee_name))                                                       as payee,
    spend.amount_gbp
from stg_spend as spend
inner join stg_spend_sheets as sheets
    on sheets.source_file_id = spend.source_file_id and sheets.line_number = spend.line_number
left join int_spend_sheet_sums as sums
    on sums.source_file_id = spend.source_file_id and sums.line_number = spend.line_number
where sums.line_number is null
window of_day as (partition by spend.source_file_id, spend.paid_on, upper(trim(spend.payee_name)))
