/*---
description = """
What a register says of each contract beside its parties, dates and value: the area that it covers, when it
is to be reviewed, and which extensions were agreed and taken. One row per line.
"""
grain = ["source_file_id", "line_number"]
---*/

select
    raw.source_file_id,
    raw.line_number,
    case when upper(trim(raw.area_covered)) not in ('', '-', 'NA', 'N/A', 'NONE') then trim(raw.area_covered) end as area_covered,
    dates.date_read                                                             as review_date,
    try_cast(try_cast(trim(raw.extension_option_months) as double) as bigint)   as extension_option_months,
    try_cast(try_cast(trim(raw.extensions_offered) as double) as bigint)        as extensions_offered,
    case
        when try_cast(trim(raw.extensions_offered) as double) is null then null
        else case when lower(trim(raw.extension_1_taken)) in ('yes', 'y', 'true') then 1 else 0 end
            + case when lower(trim(raw.extension_2_taken)) in ('yes', 'y', 'true') then 1 else 0 end
    end::bigint                                                                 as extensions_taken
from raw_contracts as raw
left join stg_contracts_dates as dates
    on dates.source_file_id = raw.source_file_id and dates.date_text = raw.review_date
