/*---
description = """
How many people of a place are of each group, as published for it or as the sum of its wards or districts where all
of them are published: who lives here, to be held beside who was heard. Age and sex by year; other groups as their
census has them. `group_key` is the group's name without capitals and marks, its spellings brought together.
"""
grain      = ["place_id", "group_dimension", "group_key", "period"]
not_null   = ["population", "population_basis"]
accepted   = { population_basis = ["published", "sum of wards", "sum of districts"] }
references = { place_id = "dim_place" }
---*/

with published as (
    select place_id, 'age_band' as group_dimension, age_band as group_value, period, sum(population) as population
    from stg_population
    where age_band is not null
    group by place_id, age_band, period
    union all
    select place_id, 'sex', sex, period, sum(population)
    from stg_population
    where sex is not null
    group by place_id, sex, period
    union all
    select place_id, group_dimension, group_value, coalesce(period, ''), max(population)
    from stg_population_groups
    group by place_id, group_dimension, group_value, period
),

plain as (
    select
        place_id, group_dimension, period, population,
        trim(regexp_replace(lower(group_value), '[\s_]+', ' ', 'g')) as spelling
    from published
),

named as (
    select
        plain.place_id, plain.group_dimension, plain.period,
        coalesce(spellings.group_key, plain.spelling)    as group_key,
        sum(plain.population)::bigint                    as population
    from plain
    left join dim_group_spelling as spellings
        on spellings.group_dimension = plain.group_dimension and spellings.spelling = plain.spelling
    group by all
),

parts as (
    select place_id, ward_id as part_id, 'ward' as part_level, count(*) over (partition by place_id) as parts_in_all
    from dim_place_ward
    where
        place_id not in (select place_id from dim_place_ward where not is_whole)
        -- Nobody lives in a ward of the past.
        and ward_id in (select ward_id from int_places where place_level = 'small_area')
    union all
    select county_id, place_id, 'district', count(*) over (partition by county_id)
    from int_places
    where place_level = 'district' and county_id is not null
    union all
    select icb_id, place_id, 'district', count(*) over (partition by icb_id)
    from int_places
    where place_level = 'district' and icb_id is not null
),

known as (
    -- A sum stands for a place only where each of its parts has published this dimension for this year.
    select parts.place_id, parts.part_level, named.group_dimension, named.period
    from parts
    inner join (select distinct place_id, group_dimension, period from named) as named on named.place_id = parts.part_id
    group by parts.place_id, parts.part_level, named.group_dimension, named.period
    having count(*) = max(parts.parts_in_all)
),

candidates as (
    select place_id, group_dimension, group_key, period, population, 'published' as population_basis, 1 as preference
    from named
    union all
    select
        known.place_id, known.group_dimension, named.group_key, known.period, sum(named.population)::bigint,
        'sum of ' || known.part_level || 's', case known.part_level when 'ward' then 2 else 3 end
    from known
    inner join parts on parts.place_id = known.place_id and parts.part_level = known.part_level
    inner join named
        on named.place_id = parts.part_id
        and named.group_dimension = known.group_dimension
        and named.period = known.period
    group by known.place_id, known.part_level, known.group_dimension, named.group_key, known.period
)

select
    candidates.place_id, candidates.group_dimension, candidates.group_key, candidates.period,
    candidates.population, candidates.population_basis
from candidates
inner join dim_place as places on places.place_id = candidates.place_id
qualify candidates.preference = min(candidates.preference) over (
    partition by candidates.place_id, candidates.group_dimension, candidates.period
)
