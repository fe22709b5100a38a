/*---
description = """
Every line of its files, cast and judged. Deprivation of small areas: score and tenth of the country (1 = most deprived).
"""
grain = ["source_file_id", "line_number"]
---*/

select
    source_file_id,
    line_number,
    case
        when nullif(trim(place_id), '') is null or try_cast(decile as integer) is null
            then 'no place or no decile'
    end as rejected_because,
    trim(place_id) as place_id,
    try_cast(score as double) as score,
    try_cast(decile as integer) as decile
from raw_deprivation_small_areas
