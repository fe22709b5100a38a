/*---
description = """
Contracts that count and of which something is odd: a day or a value is written and cannot be read (it is unknown
then), the end stands before the start, the value is below nought, the line is there twice.
“TBC”, “ongoing” and the like say so themselves and are no doubt.
"""
grain    = ["source_file_id", "line_number", "doubt"]
not_null = ["doubt"]
---*/

with dates_written as (
    select source_file_id, line_number, 'a start date' as what, start_date as written from raw_contracts
    union all
    select source_file_id, line_number, 'an end date', end_date from raw_contracts
    union all
    select source_file_id, line_number, 'an expiry date', expiry_date from raw_contracts
    union all
    select source_file_id, line_number, 'a review date', review_date from raw_contracts
),

amounts_written as (
    select source_file_id, line_number, 'a total value' as what, total_value as written from raw_contracts
    union all
    select source_file_id, line_number, 'an annual value', annual_value from raw_contracts
),

unread as (
    -- A text without a digit says that there is no day, and no value.
    select written.source_file_id, written.line_number, written.what, written.written
    from dates_written as written
    left join stg_contracts_dates as dates
        on dates.source_file_id = written.source_file_id and dates.date_text = written.written
    where regexp_matches(written.written, '[0-9]') and dates.date_read is null
    union all
    select written.source_file_id, written.line_number, written.what, written.written
    from amounts_written as written
    left join stg_contracts_amounts as amounts on amounts.amount_text = written.written
    where regexp_matches(written.written, '[0-9]') and amounts.amount is null
    union all
    select source_file_id, line_number, 'an option to extend', extension_option_months
    from raw_contracts
    where regexp_matches(extension_option_months, '[0-9]') and try_cast(extension_option_months as double) is null
),

repeated as (
    select
        source_file_id,
        line_number,
        row_number() over (
            partition by source_file_id, contract_reference, title, supplier_name, directorate, procedure, cpv_code,
                company_number, start_date, end_date, expiry_date, annual_value_gbp, total_value_gbp
            order by line_number
        ) as place
    from stg_contracts_judged
    where rejected_because is null
)

select unread.source_file_id, unread.line_number, unread.what || ' that cannot be read' as doubt
from unread
inner join stg_contracts_judged as contracts
    on contracts.source_file_id = unread.source_file_id and contracts.line_number = unread.line_number
where contracts.rejected_because is null
union
select source_file_id, line_number, 'it ends before it starts'
from stg_contracts_judged
where rejected_because is null and expiry_date < start_date
union all
select source_file_id, line_number, 'its value is below nought'
from stg_contracts_judged
where rejected_because is null and least(annual_value_gbp, total_value_gbp) < 0
union all
select source_file_id, line_number, 'equal to another line in all that is read: counted'
from repeated
where place > 1
