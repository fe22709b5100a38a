/*---
description = """
Every line of the counts of people who asked for support, cast and judged. What a line leaves empty is not supplied, never nought.
"""
grain = ["source_file_id", "line_number"]
---*/

with read as (
    select
        raw.source_file_id,
        raw.line_number,
        case when regexp_matches(trim(raw.financial_year), '^(FY)?[0-9]{4}-[0-9]{2}$')
            then 'FY' || replace(trim(raw.financial_year), 'FY', '') end as financial_year,
        case when upper(trim(raw.place_id)) not in ('', '-', 'NA', 'N/A') then trim(raw.place_id) end as place_id,
        case when upper(trim(raw.service)) not in ('', '-', 'NA', 'N/A') then trim(raw.service) end as waiting_service,
        case when upper(trim(raw.counted_by)) not in ('', '-', 'NA', 'N/A') then trim(raw.counted_by) end as waiting_source,
        try_cast(regexp_replace(regexp_extract(trim(raw.people_asked), '^-?[0-9,]+([.]0+)?$'), ',([0-9]{3})\b', '\1', 'g') as bigint) as people_asked,
        try_cast(regexp_replace(regexp_extract(trim(raw.people_taken_on), '^-?[0-9,]+([.]0+)?$'), ',([0-9]{3})\b', '\1', 'g') as bigint) as people_taken_on,
        try_cast(regexp_replace(regexp_extract(trim(raw.people_referred_on), '^-?[0-9,]+([.]0+)?$'), ',([0-9]{3})\b', '\1', 'g') as bigint) as people_referred_on,
        try_cast(regexp_replace(regexp_extract(trim(raw.people_outside_rules), '^-?[0-9,]+([.]0+)?$'), ',([0-9]{3})\b', '\1', 'g') as bigint) as people_outside_rules,
        try_cast(regexp_replace(regexp_extract(trim(raw.people_no_reply), '^-?[0-9,]+([.]0+)?$'), ',([0-9]{3})\b', '\1', 'g') as bigint) as people_no_reply,
        try_cast(regexp_replace(regexp_extract(trim(raw.people_still_waiting), '^-?[0-9,]+([.]0+)?$'), ',([0-9]{3})\b', '\1', 'g') as bigint) as people_still_waiting,
        raw.people_taken_on as people_taken_on_text,
        raw.people_referred_on as people_referred_on_text,
        raw.people_outside_rules as people_outside_rules_text,
        raw.people_no_reply as people_no_reply_text,
        raw.people_still_waiting as people_still_waiting_text
    from raw_waiting_requests as raw
),

counted as (
    select
        *,
        coalesce(people_taken_on, 0)
        + coalesce(people_referred_on, 0)
        + coalesce(people_outside_rules, 0)
        + coalesce(people_no_reply, 0)
        + coalesce(people_still_waiting, 0)          as people_accounted,
        people_taken_on is null and upper(trim(people_taken_on_text)) not in ('', '-', 'NA', 'N/A')
        or people_referred_on is null and upper(trim(people_referred_on_text)) not in ('', '-', 'NA', 'N/A')
        or people_outside_rules is null and upper(trim(people_outside_rules_text)) not in ('', '-', 'NA', 'N/A')
        or people_no_reply is null and upper(trim(people_no_reply_text)) not in ('', '-', 'NA', 'N/A')
        or people_still_waiting is null and upper(trim(people_still_waiting_text)) not in ('', '-', 'NA', 'N/A') as is_unreadable,
        least(coalesce(people_taken_on, 0), coalesce(people_referred_on, 0), coalesce(people_outside_rules, 0), coalesce(people_no_reply, 0), coalesce(people_still_waiting, 0)) as least_count
    from read
)

select
    source_file_id,
    line_number,
    case
        when financial_year is null then 'a financial year that cannot be read'
        when place_id is null or waiting_service is null then 'without a place or a service'
        when people_asked is null or people_asked < 0 then 'a count of people that cannot be read'
        when is_unreadable or least_count < 0 then 'a count that cannot be read'
        when people_accounted > people_asked then 'more people than asked'
    end as rejected_because,
    financial_year,
    place_id,
    waiting_service,
    people_asked,
    people_taken_on,
    people_referred_on,
    people_outside_rules,
    people_no_reply,
    people_still_waiting,
    waiting_source
from counted
