/*---
description = """
How much a survey asks of people in a year: sums over people, in parts. A part is people who share all their places; every place
that a part belongs to has a row for it, so the rows of a cell add up and nobody is in a cell twice.
"""
grain      = ["survey", "place_id", "period", "part_key"]
references = { place_id = "dim_place" }
not_null   = ["n_people", "n_more"]
within     = { n_more = "0 .. n_people" }
---*/

with parts as (
    select
        people.survey,
        people.period,
        sets.place_set,
        count(*)                                                       as n_people,
        count(*) filter (where people.questionnaires > 1)              as n_more,
        sum(people.questionnaires)::bigint                             as sum_questionnaires,
        sum(people.questionnaires * people.questionnaires)::bigint     as sum_questionnaires2,
        sum(people.questions)::bigint                                  as sum_questions,
        sum(people.questions * people.questions)::bigint               as sum_questions2
    from int_burden_person as people
    inner join int_place_sets as sets on sets.small_area_id = people.small_area_id
    group by people.survey, people.period, sets.place_set
)

select
    parts.survey,
    places.place_id,
    parts.period,
    cast(parts.place_set as varchar) as part_key,
    parts.n_people,
    parts.n_more,
    parts.sum_questionnaires,
    parts.sum_questionnaires2,
    parts.sum_questions,
    parts.sum_questions2
from parts
inner join int_published_places as places on places.published_table = 'P9' and places.place_set = parts.place_set
