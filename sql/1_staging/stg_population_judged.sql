/*---
description = """
Every line of its files, cast and judged. How many people live in a place, as published for one year.
"""
grain = ["source_file_id", "line_number"]
---*/

select
    source_file_id,
    line_number,
    case
        when nullif(trim(place_id), '') is null or try_cast(replace(population, ',', '') as bigint) is null
            then 'no place or no number of people'
    end as rejected_because,
    trim(place_id) as place_id,
    trim(place_name) as place_name,
    try_cast(replace(population, ',', '') as bigint) as population,
    period
from raw_population
