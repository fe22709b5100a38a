/*---
description = """
How many people live in a place in a year, everybody counted. A council that its file names by a slug is the
one that exists in a register of councils under that slug, or under a name that makes it; one that no register
names, or that two could be, is left out.
"""
grain    = ["source_file_id", "line_number"]
not_null = ["place_id"]
---*/

with councils as (
    select register_number, max(place_id) as place_id, max(other_name) as place_name
    from stg_provider_register
    where place_id is not null and closed_on is null and register_number is not null
    group by register_number
),

spelt as (
    select slug, register_number from stg_provider_register
    union
    select trim(regexp_replace(lower(provider_name), '[^a-z0-9]+', '-', 'g'), '-'), register_number from stg_provider_register
    union
    select trim(regexp_replace(lower(other_name), '[^a-z0-9]+', '-', 'g'), '-'), register_number from stg_provider_register
),

slugs as (
    select spelt.slug, max(councils.place_id) as place_id, max(councils.place_name) as place_name
    from spelt
    inner join councils on councils.register_number = spelt.register_number
    where spelt.slug is not null
    group by spelt.slug
    having count(distinct councils.place_id) = 1
)

select
    people.source_file_id,
    people.line_number,
    coalesce(people.place_id, slugs.place_id)     as place_id,
    coalesce(people.place_name, slugs.place_name) as place_name,
    people.population,
    people.period
from stg_population as people
left join slugs on slugs.slug = people.place_slug
where
    coalesce(people.place_id, slugs.place_id) is not null
    and people.sex is null
    and people.age_band is null
