/*---
description = """
Every line of the invitations, cast and judged.
"""
grain = ["source_file_id", "line_number"]
---*/

with read as (
    select
        raw.source_file_id,
        raw.line_number,
        case when upper(trim(raw.survey)) not in ('', '-', 'NA', 'N/A') then trim(raw.survey) end as survey,
        case when upper(trim(raw.wave)) not in ('', '-', 'NA', 'N/A') then trim(raw.wave) end as wave,
        case when upper(trim(raw.place_id)) not in ('', '-', 'NA', 'N/A') then trim(raw.place_id) end as place_id,
        case when upper(trim(raw.age_band)) not in ('', '-', 'NA', 'N/A') then trim(raw.age_band) end as age_band,
        try_cast(regexp_replace(regexp_extract(trim(raw.first_invited), '^-?[0-9,]+([.]0+)?$'), ',([0-9]{3})\b', '\1', 'g') as bigint) as people_invited,
        try_cast(regexp_replace(regexp_extract(trim(raw.first_answered), '^-?[0-9,]+([.]0+)?$'), ',([0-9]{3})\b', '\1', 'g') as bigint) as people_answered
    from raw_invitations as raw
)

select
    source_file_id,
    line_number,
    case
        when survey is null or wave is null then 'without a survey or a wave'
        when people_invited is null or people_invited < 0 or people_answered is null then 'a count that cannot be read'
        when people_answered not between 0 and people_invited then 'more answered than were asked'
    end as rejected_because,
    survey,
    wave,
    place_id,
    age_band,
    people_invited,
    people_answered
from read
