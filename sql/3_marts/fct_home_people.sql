/*---
description = """
How many people who answered about a provider's service live in each ward, over all waves. Each person once, in
the ward of the latest answer; the ward is null where it is not known. Providers that are not plainly
organisations are left out: their customers are not shown by where they live. About people: only `safe_home_share`
may read it.
"""
grain    = ["provider_id", "service_id", "ward_id"]
not_null = ["n_people"]
---*/

with people as (
    select
        answers.provider_id,
        answers.service_id,
        answers.respondent_key,
        max_by(answers.small_area_id, answers.answered_in || coalesce(answers.small_area_id, '')) as small_area_id
    from int_answers as answers
    inner join int_answer_provider as providers
        on providers.provider_id = answers.provider_id and providers.shown_provider_id = answers.provider_id
    where answers.service_id is not null
    group by answers.provider_id, answers.service_id, answers.respondent_key
)

select
    people.provider_id,
    people.service_id,
    places.ward_id,
    max(places.district_id) as district_id,
    count(*)                as n_people
from people
left join int_places as places on places.place_id = people.small_area_id and places.place_level = 'small_area'
group by people.provider_id, people.service_id, places.ward_id
