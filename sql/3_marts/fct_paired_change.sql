/*---
description = """
How far people came between their first and their latest answer: sums over pairs, in parts. A part is people
who share all their places, their service and their provider; every place and every provider of a service that
a part belongs to has a row for it, so the rows of a cell add up and nobody is in a cell twice.

`n_once` are people who answered once, though the question was put again after that.
"""
grain      = ["measure_id", "place_id", "provider_id", "service_id", "part_key"]
references = { measure_id = "dim_measure", place_id = "dim_place" }
not_null   = ["part_key", "n_pairs"]
within     = { n_higher = "0 .. n_pairs", n_lower = "0 .. n_pairs" }
---*/

with last_asked as (
    select measure_id, max(latest_wave) as last_wave from int_paired_answer group by measure_id
),

parts as (
    select
        people.measure_id,
        sets.place_set,
        providers.shown_provider_id                                                  as provider_id,
        max(providers.shown_provider_name)                                           as provider_name,
        case when providers.shown_provider_id is not null then people.service_id end as service_id,
        max(people.service_name)                                                     as service_name,
        count(*) filter (where people.has_answered_again)                            as n_pairs,
        count(*) filter (where people.y_change > 0)                                  as n_higher,
        count(*) filter (where people.y_change < 0)                                  as n_lower,
        count(*) filter (
            where not people.has_answered_again and people.latest_wave < last_asked.last_wave
        )                                                                            as n_once,
        sum(people.y_change)::double                                                 as sum_change,
        sum(people.y_change * people.y_change)::double                               as sum_change2,
        min(people.first_wave) filter (where people.has_answered_again)              as first_wave,
        max(people.latest_wave) filter (where people.has_answered_again)             as latest_wave
    from int_paired_answer as people
    inner join last_asked on last_asked.measure_id = people.measure_id
    left join int_place_sets as sets on sets.small_area_id = people.small_area_id
    left join int_answer_provider as providers on providers.provider_id = people.provider_id
    group by
        people.measure_id, sets.place_set, providers.shown_provider_id,
        case when providers.shown_provider_id is not null then people.service_id end
),

keyed as (
    select
        *,
        coalesce(cast(place_set as varchar), '') || '|' || coalesce(provider_id, '')
            || '|' || coalesce(service_id, '')                                       as part_key
    from parts
)

select
    keyed.measure_id, places.place_id, cast(null as varchar) as provider_id,
    cast(null as varchar) as provider_name, cast(null as varchar) as service_id,
    cast(null as varchar) as service_name, keyed.part_key, keyed.n_pairs, keyed.n_higher, keyed.n_lower,
    keyed.n_once, keyed.sum_change, keyed.sum_change2, keyed.first_wave, keyed.latest_wave
from keyed
inner join int_published_places as places
    on places.published_table = 'P6' and places.place_set = keyed.place_set
union all
select
    measure_id, null, provider_id, provider_name, service_id, service_name, part_key, n_pairs, n_higher,
    n_lower, n_once, sum_change, sum_change2, first_wave, latest_wave
from keyed
where provider_id is not null and service_id is not null
