/*---
description = """
Every entry of lists of CPV codes, cast and judged.
"""
grain = ["source_file_id", "line_number"]
---*/

select
    source_file_id,
    line_number,
    case
        when coalesce(not regexp_matches(trim(cpv_code), '^[0-9]{8}-[0-9]$'), true) then 'no CPV code'
        when nullif(trim(cpv_words), '') is null then 'no words'
    end as rejected_because,
    trim(cpv_code)                    as cpv_code,
    nullif(trim(parent_code), '')     as parent_code,
    trim(cpv_words)                   as cpv_words,
    try_cast(cpv_version as integer)  as cpv_version
from raw_cpv
