/*---
description = """
How many people asked for a service, were taken on, or were not, by place and year, as a body counted them. About people: published
only through protection. A place that we do not know is left out (a check warns of it).
"""
grain      = ["place_id", "service_id", "period"]
references = { place_id = "dim_place" }
not_null   = ["people_asked"]
---*/

select
    counts.place_id,
    places.place_level,
    places.county_id,
    places.icb_id,
    counts.service_id,
    counts.service_name,
    counts.period,
    counts.people_asked,
    counts.people_taken_on,
    counts.people_referred_on,
    counts.people_outside_rules,
    counts.people_no_reply,
    counts.people_still_waiting,
    counts.waiting_source
from int_waiting_request as counts
inner join dim_place as places on places.place_id = counts.place_id
where places.place_level in ('district', 'county', 'icb')
