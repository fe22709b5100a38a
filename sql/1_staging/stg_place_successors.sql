/*---
description = """
Which place followed which from one vintage to the next, as look-ups state it; an unchanged place follows
itself. Where a publisher says how a small area changed, `change_code` is U (unchanged), S (split), M (merged)
or X (neither). A vintage is null where the file does not say it: a district and the one that it is now.
"""
grain = ["source_file_id", "line_number", "part_number"]
not_null = ["old_code", "new_code"]
---*/

select
    source_file_id,
    line_number,
    try_cast(part_number as bigint)       as part_number,
    trim(old_code)                         as old_code,
    trim(old_name)                         as old_name,
    old_vintage,
    trim(new_code)                         as new_code,
    new_vintage,
    nullif(upper(trim(change_code)), '')   as change_code
from raw_place_lookups
where nullif(nullif(trim(old_code), ''), 'NA') is not null and nullif(nullif(trim(new_code), ''), 'NA') is not null
