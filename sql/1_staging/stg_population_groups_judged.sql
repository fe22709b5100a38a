/*---
description = """
Every line of its files, cast and judged. How many people of a place are of each group, by dimension, such
as those who own their home.
"""
grain = ["source_file_id", "line_number"]
---*/

with read as (
    select
        source_file_id,
        line_number,
        nullif(trim(place_id), '')                              as place_id,
        trim(place_name)                                        as place_name,
        nullif(trim(group_dimension), '')                       as group_dimension,
        nullif(trim(group_value), '')                           as group_value,
        try_cast(regexp_replace(population, ',([0-9]{3})\b', '\1', 'g') as double)        as people,
        trim(period)                                            as said_period
    from raw_population_groups
)

select
    source_file_id,
    line_number,
    case
        when place_id is null then 'no place'
        when group_dimension is null or group_value is null then 'no group'
        when people is null then 'no number of people'
        when people < 0 or people <> floor(people) then 'a number that cannot be people'
    end                                                         as rejected_because,
    place_id,
    place_name,
    group_dimension,
    group_value,
    try_cast(people as bigint)                                  as population,
    case when regexp_full_match(said_period, '(19|20)[0-9][0-9]') then 'CY' || said_period else said_period end as period
from read
