/*---
description = """
How many people of a place are of each group, as published for it or as the sum of its wards or districts where all
of them are published: who lives here, to be held beside who was heard. Age, sex and fifth by deprivation by year; other groups
as their census has them. `group_key` is the group's name without capitals and marks, its spellings brought together.
"""
grain      = ["place_id", "group_dimension", "group_key", "period"]
not_null   = ["population", "population_basis"]
accepted   = { population_basis = ["published", "sum of wards", "sum of districts", "sum of small areas"] }
references = { place_id = "dim_place" }
---*/

with stated as (
    -- Of people of one place, sex and age a file may state parts, as by ethnicity; what stands there again, or is their sum, counts once.
    select
        people.source_file_id, people.place_id, coalesce(spellings.group_key, people.sex) as sex, people.age_band, people.period,
        case
            when min(people.population) = max(people.population) or 2 * max(people.population) = sum(people.population)
                then max(people.population)
            else sum(people.population)
        end as population
    from stg_population as people
    left join dim_group_spelling as spellings on spellings.group_dimension = 'sex' and spellings.spelling = people.sex
    group by people.source_file_id, people.place_id, coalesce(spellings.group_key, people.sex), people.age_band, people.period
),

people as (
    -- A place may stand in several files, as of districts and of all places: the one released last counts, else the later named.
    select place_id, sex, age_band, period, population
    from (
        select
            stated.place_id, stated.sex, stated.age_band, stated.period, stated.population,
            row_number() over (
                partition by stated.place_id, stated.sex, stated.age_band, stated.period
                order by files.as_at desc nulls last, files.file_name desc, stated.population desc
            ) as latest
        from stated
        left join stg_landed_files as files on files.source_file_id = stated.source_file_id
    ) as ranked
    where latest = 1
),

published as (
    -- Those of an age are its women and men together, unless its people are stated; so are those of a sex its ages.
    select
        place_id, 'age_band' as group_dimension, age_band as group_value, period,
        coalesce(max(case when sex is null then population end), sum(population)) as population
    from people
    where age_band is not null
    group by place_id, age_band, period
    union all
    select place_id, 'sex', sex, period, coalesce(max(case when age_band is null then population end), sum(population))
    from people
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
    group by plain.place_id, plain.group_dimension, plain.period, coalesce(spellings.group_key, plain.spelling)
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

fifths as (
    -- Of the year's figures for small areas, where all of a place's areas have one.
    select around.place_id, people.period, fifths.deprivation_fifth, sum(people.population)::bigint as population, count(*) as areas
    from int_response_places as around
    inner join int_deprivation_fifth as fifths on fifths.small_area_id = around.small_area_id
    inner join int_place_people as people on people.place_id = around.small_area_id
    group by around.place_id, people.period, fifths.deprivation_fifth
),

areas_of as (
    select around.place_id, fifths.deprivation_fifth, count(*) as areas
    from int_response_places as around
    inner join int_deprivation_fifth as fifths on fifths.small_area_id = around.small_area_id
    group by around.place_id, fifths.deprivation_fifth
),

candidates as (
    select
        fifths.place_id, 'deprivation_fifth' as group_dimension,
        'fifth ' || fifths.deprivation_fifth || case fifths.deprivation_fifth
            when 1 then ', most deprived areas' when 5 then ', least deprived areas' else '' end as group_key,
        fifths.period, fifths.population, 'sum of small areas' as population_basis, 1 as preference
    from fifths
    inner join areas_of
        on areas_of.place_id = fifths.place_id
        and areas_of.deprivation_fifth = fifths.deprivation_fifth
        and areas_of.areas = fifths.areas
    union all
    select place_id, group_dimension, group_key, period, population, 'published', 1
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
),

preferred as (
    select place_id, group_dimension, period, min(preference) as preference
    from candidates
    group by place_id, group_dimension, period
)

select
    candidates.place_id, candidates.group_dimension, candidates.group_key, candidates.period,
    candidates.population, candidates.population_basis
from candidates
inner join dim_place as places on places.place_id = candidates.place_id
inner join preferred
    on preferred.place_id = candidates.place_id
    and preferred.group_dimension = candidates.group_dimension
    and preferred.period = candidates.period
    and preferred.preference = candidates.preference
