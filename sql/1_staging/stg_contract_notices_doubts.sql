/*---
description = """
Exported notices that count and of which a day or the value is written and cannot be read, or cannot be true: it is
unknown. And those that end before they start.
"""
grain    = ["source_file_id", "line_number", "doubt"]
not_null = ["doubt"]
---*/

with written as (
    select source_file_id, line_number, 'a date of award' as what, awarded_on as written
    from raw_contract_notices
    where supplier_number = '1'
    union all
    select source_file_id, line_number, 'a start date', start_date
    from raw_contract_notices
    where supplier_number = '1'
    union all
    select source_file_id, line_number, 'an end date', end_date
    from raw_contract_notices
    where supplier_number = '1'
    union all
    select source_file_id, line_number, 'a value', total_value
    from raw_contract_notices
    where supplier_number = '1'
)

select written.source_file_id, written.line_number, written.what || ' that cannot be read' as doubt
from written
inner join stg_contract_notices_judged as notices
    on notices.source_file_id = written.source_file_id and notices.line_number = written.line_number
where notices.rejected_because is null
    and regexp_matches(written.written, '[0-9]')
    and case written.what
        when 'a date of award' then notices.awarded_on is null
        when 'a start date' then notices.start_date is null
        when 'an end date' then notices.end_date is null
        else notices.total_value_gbp is null and notices.value_unknown_because is null
    end
union all
select source_file_id, line_number, 'it ends before it starts'
from stg_contract_notices_judged
where rejected_because is null and end_date < start_date
union all
select source_file_id, line_number, 'its value is below nought: it is not known'
from stg_contract_notices_judged
where rejected_because is null and value_unknown_because = 'a sum that cannot be true'
