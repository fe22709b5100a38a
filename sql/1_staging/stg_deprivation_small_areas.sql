/*---
description = """
Deprivation of small areas: score and tenth of the country (1 = most deprived). `domain` is null where the
index as a whole is meant.
"""
grain = ["source_file_id", "line_number"]
---*/

select
    source_file_id,
    line_number,
    place_id,
    score,
    decile,
    case when not regexp_matches(lower(domain), '^(index of )?multiple deprivation|^imd') then domain end as domain,
    place_vintage
from stg_deprivation_small_areas_judged
where rejected_because is null
