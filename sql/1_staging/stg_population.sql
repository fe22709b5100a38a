/*---
description = """
How many people live in a place, as published for one year.
"""
grain = ["source_file_id", "line_number"]
---*/

select
    source_file_id,
    line_number,
    place_id,
    place_name,
    population,
    period
from stg_population_judged
where rejected_because is null
