/*---
description = """
Quotes that people agreed may be shown and have not withdrawn. The day is kept as its month, and who
said it was dropped at landing.
"""
grain    = ["quote_id"]
not_null = ["quote", "consent"]
accepted = { consent = ["public", "board only"] }
---*/

with latest as (
    select *, row_number() over (partition by quote_id order by source_file_id desc, line_number desc) as recency
    from stg_voices
),

refused as (
    -- Withdrawn in one file is withdrawn in all.
    select distinct quote_id from stg_voices_judged where rejected_because is not null
)

select
    latest.quote_id,
    latest.survey,
    strftime(latest.said_on, '%Y-%m')  as month,
    places.district_id,
    latest.theme,
    latest.quote,
    latest.consent
from latest
left join int_places as places on places.place_id = latest.place_id
left join refused on refused.quote_id = latest.quote_id
where latest.recency = 1 and refused.quote_id is null
