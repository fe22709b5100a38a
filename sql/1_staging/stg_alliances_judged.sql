/*---
description = """
Every alliance of the alliances' file, its dates cast; lists stay joined by a bar.
"""
grain = ["source_file_id", "line_number"]
---*/

with read as (
    select
        raw.source_file_id,
        raw.line_number,
        case when upper(trim(raw.alliance_id)) not in ('', '-', 'NA', 'N/A') then trim(raw.alliance_id) end as alliance_id,
        case when upper(trim(raw.name)) not in ('', '-', 'NA', 'N/A') then trim(raw.name) end as alliance_name,
        case when upper(trim(raw.purpose)) not in ('', '-', 'NA', 'N/A') then trim(raw.purpose) end as purpose,
        coalesce(
            try_strptime(left(trim(raw."from"), 10), '%Y-%m-%d'),
            try_strptime(trim(raw."from"), '%d/%m/%y'),
            try_strptime(trim(raw."from"), '%d/%m/%Y')
        )::date as start_date,
        coalesce(
            try_strptime(left(trim(raw.until), 10), '%Y-%m-%d'),
            try_strptime(trim(raw.until), '%d/%m/%y'),
            try_strptime(trim(raw.until), '%d/%m/%Y')
        )::date as end_date,
        case when upper(trim(raw.partners)) not in ('', '-', 'NA', 'N/A') then trim(raw.partners) end as partners,
        case when upper(trim(raw.services)) not in ('', '-', 'NA', 'N/A') then trim(raw.services) end as services,
        case when upper(trim(raw.outcomes)) not in ('', '-', 'NA', 'N/A') then trim(raw.outcomes) end as outcomes,
        case when upper(trim(raw.wards)) not in ('', '-', 'NA', 'N/A') then trim(raw.wards) end as wards,
        case when upper(trim(raw.small_areas)) not in ('', '-', 'NA', 'N/A') then trim(raw.small_areas) end as small_areas
    from raw_alliances as raw
)

select
    source_file_id,
    line_number,
    case
        when alliance_id is null or alliance_name is null then 'without an id or a name'
        when wards is null and small_areas is null then 'names no place'
    end as rejected_because,
    alliance_id,
    alliance_name,
    purpose,
    start_date,
    end_date,
    partners,
    services,
    outcomes,
    wards,
    small_areas
from read
