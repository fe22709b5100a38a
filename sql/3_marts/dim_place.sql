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
            place_id,
            score,
            decile,
            row_number() over (
                partition by place_id order by coalesce(place_vintage, '') desc, source_file_id, line_number
            ) as latest
        from stg_deprivation_small_areas
    ) as vintages
    where latest = 1
),

stated as (
    -- The latest year that states a place.
    select place_id, population, period
    from (
        select
            place_id,
            population,
            period,
            row_number() over (partition by place_id order by period desc, source_file_id) as latest
        from int_population
    ) as years
    where latest = 1
),

sums as (
    -- A county or care board has the people of its districts, where one year states all of them.
    select around.place_id, sum(stated.population)::bigint as population, max(stated.period) as period
    from (
        select county_id as place_id, place_id as district_id from int_places where place_level = 'district'
        union all
        select icb_id, place_id from int_places where place_level = 'district'
    ) as around
    left join stated on stated.place_id = around.district_id
    where around.place_id is not null
    group by around.place_id
    having count(*) = count(stated.population) and count(distinct stated.period) = 1
),

people as (
    select * from stated
    union all
    select * from sums where place_id not in (select place_id from stated)
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
    coalesce(district_scores.deprivation_score, small_area_scores.deprivation_score) as deprivation_score,
    small_area_scores.deprivation_decile
from int_places as places
left join ref_place_levels as levels on levels.place_level = places.place_level
left join int_home_places as home on home.place_id = places.place_id
left join district_scores on district_scores.place_id = places.place_id
left join small_area_scores on small_area_scores.place_id = places.place_id
left join people on people.place_id = places.place_id
