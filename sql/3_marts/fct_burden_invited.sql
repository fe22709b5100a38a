/*---
description = """
How many people a survey invited for the first time in a year, and how many of them answered, by place, as the survey's own records
have it. About people: published only through protection. Who was invited again is in no record.
"""
grain      = ["survey", "place_id", "period"]
references = { place_id = "dim_place" }
not_null   = ["people_invited", "people_answered"]
---*/

select
    invited.survey,
    invited.place_id,
    calendar.period,
    sum(invited.people_invited)::bigint     as people_invited,
    sum(invited.people_answered)::bigint    as people_answered
from stg_invitations as invited
inner join dim_place as places on places.place_id = invited.place_id and places.place_level = 'district'
inner join int_response_periods as calendar
    on calendar.answered_in = invited.wave and calendar.period_kind = 'financial_year'
group by invited.survey, invited.place_id, calendar.period
