/*---
description = """
Contracts whose start or end is written in the register and cannot be read as a day. The contract counts, its day is
unknown; “TBC”, “ongoing” and the like say so themselves and are no doubt.
"""
grain    = ["source_file_id", "line_number", "date_doubt"]
not_null = ["date_doubt"]
---*/

with written as (
    select source_file_id, line_number, start_date as date_text, 'a start date that cannot be read' as date_doubt
    from raw_contracts
    union all
    select source_file_id, line_number, end_date, 'an end date that cannot be read' from raw_contracts
    union all
    select source_file_id, line_number, expiry_date, 'an expiry date that cannot be read' from raw_contracts
)

select written.source_file_id, written.line_number, written.date_doubt
from written
inner join stg_contracts_judged as contracts
    on contracts.source_file_id = written.source_file_id and contracts.line_number = written.line_number
left join stg_contracts_dates as dates
    on dates.source_file_id = written.source_file_id and dates.date_text = written.date_text
-- A text without a digit says that there is no day.
where contracts.rejected_because is null
    and regexp_matches(written.date_text, '[0-9]')
    and dates.date_read is null
