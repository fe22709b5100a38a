/*---
description = """
Every line of its files, cast and judged. Deprivation of districts and care boards, one row
per place and domain; a line with a column for each domain has a part for each.
"""
grain = ["source_file_id", "line_number", "part_number"]
---*/

with read as (
    select
        *,
        -- A score below nought may be written with a dash, and a space behind it.
        try_cast(regexp_replace(trim(average_score), '^[−–—-]\s*', '-') as double) as score
    from raw_deprivation_districts
)

select
    source_file_id,
    line_number,
    coalesce(try_cast(part_number as bigint), 1) as part_number,
    case
        when score is null or nullif(trim(place_id), '') is null
            then 'no place or no score'
        -- Scores are below a hundred, ranks below a hundred thousand: more is two numbers run together.
        when abs(score) >= 1000000 then 'no score is so large'
    end as rejected_because,
    trim(place_id) as place_id,
    trim(place_name) as place_name,
    trim(domain) as domain,
    try_cast(data_year as integer) as data_year,
    score as average_score
from read
