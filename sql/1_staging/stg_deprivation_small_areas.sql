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
    -- The index as a whole is a name that says nothing else; a letter or a number may stand before it.
    nullif(case
        when regexp_matches(
            regexp_replace(regexp_replace(lower(domain), '[^a-z0-9]+', ' ', 'g'), '^ ?[a-z0-9] ', ''),
            '^( ?\b(the|english|england|overall|total|all|domains?|index|indices|of|for|in|multiple|deprivation|imd|iod|id|scores?|ranks?|deciles?|average|mean|rebased|(20)?[0-9]{2}|(imd|iod|id)(20)?[0-9]{2})\b ?)+$'
        ) then ''
        else domain
    end, '') as domain,
    place_vintage,
    data_year
from stg_deprivation_small_areas_judged
where rejected_because is null
