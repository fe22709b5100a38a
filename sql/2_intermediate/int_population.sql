/*---
description = """
How many people live in a place in a year, everybody counted. A council that its file names by a slug has
the place that a register of councils gives it; one in no register is left out.
"""
grain    = ["source_file_id", "line_number"]
not_null = ["place_id"]
---*/

with slugs as (
    select slug, max(place_id) as place_id, max(provider_name) as provider_name
    from stg_provider_register
    where slug is not null and place_id is not null and closed_on is null
    group by slug
)

select
    people.source_file_id,
    people.line_number,
    coalesce(people.place_id, slugs.place_id) as place_id,
    coalesce(people.place_name, slugs.provider_name) as place_name,
    people.population,
    people.period
from stg_population as people
left join slugs on slugs.slug = people.place_slug
where
    coalesce(people.place_id, slugs.place_id) is not null
    and people.sex is null
    and people.age_band is null
