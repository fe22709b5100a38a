/*---
description = """
Places with the place around them, how many people live there, and their deprivation.

Deprivation of a district is its average score in the Index of Multiple Deprivation; of a small
area, its own score. Both: higher means more deprived.
"""
grain      = ["place_id"]
not_null   = ["place_name", "place_level", "is_home"]
references = { place_id = "int_places" }
---*/

with district_scores as (
    -- The latest indices that state a place; those of an unknown year only where no other does.
    select place_id, average_score as deprivation_score
    from (
        select
            place_id,
            average_score,
            row_number() over (
                partition by place_id order by coalesce(data_year, 0) desc, average_score desc
            ) as latest
        from stg_deprivation_districts
        where domain = 'Index of Multiple Deprivation'
    ) as years
    where latest = 1
),

small_area_scores as (
    select place_id, score as deprivation_score, decile as deprivation_decile
    from (
        select
            scores.place_id,
            scores.score,
            scores.decile,
            row_number() over (
                partition by scores.place_id
                order by
                    coalesce(scores.place_vintage, '') desc, scores.data_year desc nulls last,
                    files.as_at desc nulls last, files.file_name desc, scores.line_number
            ) as latest
        from stg_deprivation_small_areas as scores
        left join stg_landed_files as files on files.source_file_id = scores.source_file_id
        where scores.domain is null
    ) as vintages
    where latest = 1
),

people as (
    -- The latest year that tells of a place.
    select place_id, population, population_basis, period
    from (
        select
            place_id, population, population_basis, period,
            row_number() over (
                partition by place_id order by regexp_extract(period, '(19|20)[0-9][0-9]') desc nulls last, period desc
            ) as latest
        from int_place_people
    ) as years
    where latest = 1
)

select
    places.place_id,
    places.place_name,
    places.place_level,
    levels.level_words,
    case places.place_level
        when 'small_area' then coalesce(places.ward_id, places.district_id)
        when 'district' then places.region_id
        else places.district_id
    end                                                         as parent_id,
    places.ward_id,
    places.district_id,
    places.county_id,
    places.icb_id,
    home.place_id is not null                                   as is_home,
    people.population,
    people.period                                               as population_period,
    people.population_basis,
    coalesce(district_scores.deprivation_score, small_area_scores.deprivation_score) as deprivation_score,
    small_area_scores.deprivation_decile
from int_places as places
left join ref_place_levels as levels on levels.place_level = places.place_level
left join int_home_places as home on home.place_id = places.place_id
left join district_scores on district_scores.place_id = places.place_id
left join small_area_scores on small_area_scores.place_id = places.place_id
left join people on people.place_id = places.place_id
