/*---
description = """
By which weights pounds are divided that no answer is asked about: several places that are served, and the
wards of a payer's place, by the people who live in each in the latest year that has all of them. Where some
place's people are not known there is no row, and the next rule applies.
"""
grain    = ["share_key", "place_id"]
not_null = ["share_weight", "period"]
---*/

with served as (
    select share_key, unnest(string_split(share_key, '|')) as place_id
    from (select distinct served_key as share_key from int_spend_benefit where served_key is not null) as keys
),

wards as (
    select 'people:' || publishers.publisher_id as share_key, places.place_id
    from int_publishers as publishers
    inner join int_places as places
        on publishers.place_id in (places.district_id, places.county_id, places.icb_id)
    where places.place_level = 'ward'
        and places.place_id in (select ward_id from int_places where place_level = 'small_area' and ward_id is not null)
),

members as (
    select share_key, place_id from served
    union
    select share_key, place_id from wards
),

sizes as (
    select share_key, count(*) as places from members group by share_key
),

periods as (
    select members.share_key, people.period, count(*) as places
    from members
    inner join int_place_people as people on people.place_id = members.place_id
    group by members.share_key, people.period
),

latest as (
    select periods.share_key, max(periods.period) as period
    from periods
    inner join sizes on sizes.share_key = periods.share_key and sizes.places = periods.places
    group by periods.share_key
)

select members.share_key, members.place_id, people.population as share_weight, latest.period
from members
inner join latest on latest.share_key = members.share_key
inner join int_place_people as people on people.place_id = members.place_id and people.period = latest.period
where people.population > 0
