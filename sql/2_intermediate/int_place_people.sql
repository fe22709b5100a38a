/*---
description = """
How many people live in a place by year: as published for it, else as the sum of its small areas where all of
them are published for that year; so are alliances. Counties and care boards are sums of their districts. Where two files state
the same, the one released last counts, else the later named.
"""
grain    = ["place_id", "period"]
not_null = ["population", "population_basis"]
accepted = { population_basis = ["published", "sum of small areas", "sum of districts"] }
---*/

with published as (
    select place_id, period, population
    from (
        select
            people.place_id, people.period, people.population,
            row_number() over (
                partition by people.place_id, people.period
                order by files.as_at desc nulls last, files.file_name desc, people.population desc
            ) as latest
        from int_population as people
        left join stg_landed_files as files on files.source_file_id = people.source_file_id
    ) as stated
    where latest = 1
),

small_areas as (
    -- Those of today: what an earlier vintage called a small area has no people any more.
    select place_id, ward_id, msoa_id
    from int_places
    where place_level = 'small_area' and place_id not in (select place_id from int_place_predecessors)
),

around as (
    select place_id as part_id, ward_id as place_id, 'sum of small areas' as population_basis from small_areas where ward_id is not null
    union all
    select place_id, msoa_id, 'sum of small areas' from small_areas where msoa_id is not null
    union all
    select place_id, alliance_id, 'sum of small areas' from int_alliance_small_area
    union all
    select place_id, county_id, 'sum of districts' from int_places where place_level = 'district' and county_id is not null
    union all
    select place_id, icb_id, 'sum of districts' from int_places where place_level = 'district' and icb_id is not null
),

sizes as (
    select place_id, count(*) as parts from around group by place_id
),

sums as (
    select around.place_id, published.period, sum(published.population)::bigint as population, count(*) as parts, max(around.population_basis) as population_basis
    from around
    inner join published on published.place_id = around.part_id
    group by around.place_id, published.period
)

select place_id, period, population, 'published' as population_basis
from published
union all
select sums.place_id, sums.period, sums.population, sums.population_basis
from sums
inner join sizes on sizes.place_id = sums.place_id and sizes.parts = sums.parts
left join published on published.place_id = sums.place_id and published.period = sums.period
where published.place_id is null
