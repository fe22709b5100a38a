/*---
description = """
Which fifth of the small areas of the districts that this build is about a small area is of, by its score of deprivation: 1 is
the most deprived. Fifths of these areas, not of the country, so that each holds people; none where fewer than five have a score.
"""
grain    = ["small_area_id"]
not_null = ["deprivation_fifth"]
within   = { deprivation_fifth = "1 .. 5" }
---*/

with latest as (
    select
        scores.place_id,
        scores.score,
        -- The latest indices; of two that state no year those of the later named file.
        row_number() over (
            partition by scores.place_id
            order by
                coalesce(scores.place_vintage, '') desc, scores.data_year desc nulls last,
                files.as_at desc nulls last, files.file_name desc, scores.line_number
        ) as position
    from stg_deprivation_small_areas as scores
    left join stg_landed_files as files on files.source_file_id = scores.source_file_id
    where scores.score is not null and scores.domain is null
),

scored as (
    select places.place_id as small_area_id, latest.score, count(*) over () as areas
    from int_places as places
    inner join latest on latest.place_id = places.place_id and latest.position = 1
    inner join int_home_places as home on home.place_id = places.district_id
    left join int_place_predecessors as past on past.place_id = places.place_id
    where places.place_level = 'small_area' and past.place_id is null
)

select
    small_area_id,
    cast(ntile(5) over (order by score desc, small_area_id) as integer) as deprivation_fifth
from scored
where areas >= 5
