/*---
description = """
How many people live in a place, as published for one year. `sex` and `age_band` are null where everybody
is counted.
"""
grain = ["source_file_id", "line_number"]
---*/

select
    source_file_id,
    line_number,
    place_id,
    place_slug,
    place_name,
    sex,
    age_band,
    population,
    period
from stg_population_judged
where rejected_because is null
