/*---
description = """
Lines that count of registers of contracts, exports of notices and lists of grants of which something is odd: a day or
a value is written and cannot be read (it is unknown then), the end stands before the start, the line is there twice.
“TBC”, “ongoing” and the like say so themselves and are no doubt.
"""
grain    = ["source_file_id", "line_number", "doubt"]
not_null = ["kind_of_line", "doubt"]
---*/

with dates_written as (
    select source_file_id, line_number, 'contract' as kind_of_line, 'a start date' as what, start_date as written from raw_contracts
    union all
    select source_file_id, line_number, 'contract', 'an end date', end_date from raw_contracts
    union all
    select source_file_id, line_number, 'contract', 'an expiry date', expiry_date from raw_contracts
    union all
    select source_file_id, line_number, 'contract', 'a review date', review_date from raw_contracts
    union all
    select source_file_id, line_number, 'notice', 'a date of award', awarded_on from raw_contract_notices
    union all
    select source_file_id, line_number, 'notice', 'a start date', start_date from raw_contract_notices
    union all
    select source_file_id, line_number, 'notice', 'an end date', end_date from raw_contract_notices
    union all
    select source_file_id, line_number, 'grant', 'a start date', start_date from raw_grants
),

amounts_written as (
    select source_file_id, line_number, 'contract' as kind_of_line, 'a total value' as what, total_value as written from raw_contracts
    union all
    select source_file_id, line_number, 'contract', 'an annual value', annual_value from raw_contracts
    union all
    select source_file_id, line_number, 'notice', 'a value', total_value from raw_contract_notices
),

unread as (
    -- A text without a digit says that there is no day, and no value.
    select written.*
    from dates_written as written
    left join stg_register_dates as dates
        on dates.source_file_id = written.source_file_id and dates.date_text = written.written
    where regexp_matches(written.written, '[0-9]') and dates.date_read is null
    union all
    select written.*
    from amounts_written as written
    left join stg_register_amounts as amounts on amounts.amount_text = written.written
    where regexp_matches(written.written, '[0-9]') and amounts.amount is null
    union all
    select source_file_id, line_number, 'contract', 'an option to extend', extension_option_months
    from raw_contracts
    where regexp_matches(extension_option_months, '[0-9]') and try_cast(extension_option_months as double) is null
),

accepted as (
    select source_file_id, line_number, 'contract' as kind_of_line from stg_contracts_judged where rejected_because is null
    union all
    select source_file_id, line_number, 'notice' from stg_contract_notices_judged where rejected_because is null
    union all
    select source_file_id, line_number, 'grant' from stg_grants_judged where rejected_because is null
),

repeated as (
    select source_file_id, unnest(line_numbers[2:]) as line_number
    from (
        select * exclude (line_number), list(line_number order by line_number) as line_numbers
        from raw_contracts
        group by all
    ) as alike
)

select unread.source_file_id, unread.line_number, unread.kind_of_line, unread.what || ' that cannot be read' as doubt
from unread
inner join accepted
    on accepted.source_file_id = unread.source_file_id
    and accepted.line_number = unread.line_number
    and accepted.kind_of_line = unread.kind_of_line
union
select source_file_id, line_number, 'contract', 'it ends before it starts'
from stg_contracts
where expiry_date < start_date
union all
select source_file_id, line_number, 'contract', 'its value is below nought'
from stg_contracts
where least(annual_value_gbp, total_value_gbp) < 0
union all
select contracts.source_file_id, contracts.line_number, 'contract', 'equal to another line of this file: counted'
from repeated
inner join stg_contracts as contracts
    on contracts.source_file_id = repeated.source_file_id and contracts.line_number = repeated.line_number
