/*---
description = """
Every line of its files, cast and judged. Deprivation of small areas: score and tenth of the country
(1 = most deprived), of the index as a whole (no domain, or its name) or of one of its domains.
"""
grain = ["source_file_id", "line_number"]
---*/

select
    source_file_id,
    line_number,
    case
        when nullif(trim(place_id), '') is null or coalesce(try_cast(decile as double), 0) not in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10)
            then 'no place or no decile from 1 to 10'
    end as rejected_because,
    trim(place_id) as place_id,
    -- A score below nought may be written with a dash, and a space behind it.
    try_cast(regexp_replace(trim(score), '^[−–—-]\s*', '-') as double) as score,
    try_cast(decile as integer) as decile,
    nullif(trim(domain), '') as domain,
    place_vintage,
    try_cast(data_year as integer) as data_year
from raw_deprivation_small_areas
