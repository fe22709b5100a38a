/*---
description = """
Deprivation of small areas: score and tenth of the country (1 = most deprived).
"""
grain = ["source_file_id", "line_number"]
---*/

select
    source_file_id,
    line_number,
    place_id,
    score,
    decile,
    place_vintage
from stg_deprivation_small_areas_judged
where rejected_because is null
