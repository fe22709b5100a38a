/*---
description = """
Every value of the Health Index, a line of the file for each domain: an index, 100 being England in 2015.
"""
grain = ["source_file_id", "line_number", "indicator"]
---*/

with domains as (
    select source_file_id, line_number, place_id, place_name, year, 'Health Index: overall' as indicator, overall as value
    from raw_health_index
    union all
    select source_file_id, line_number, place_id, place_name, year, 'Health Index: healthy people', healthy_people
    from raw_health_index
    union all
    select source_file_id, line_number, place_id, place_name, year, 'Health Index: healthy lives', healthy_lives
    from raw_health_index
    union all
    select source_file_id, line_number, place_id, place_name, year, 'Health Index: healthy places', healthy_places
    from raw_health_index
)

select
    domains.source_file_id,
    domains.line_number,
    case
        when nullif(trim(domains.place_id), '') is null then 'no place'
        when not coalesce(regexp_matches(trim(domains.year), '^(19|20)\d\d$'), false) then 'no period can be read'
        when nullif(trim(domains.value), '') is not null and try_cast(domains.value as double) is null and marks.mark is null
            then 'the value is no number'
    end                                                              as rejected_because,
    trim(domains.place_id)                                           as place_id,
    trim(domains.place_name)                                         as place_name,
    domains.indicator,
    'CY' || trim(domains.year)                                       as period,
    try_cast(domains.value as double)                                as value,
    case when try_cast(domains.value as double) is null then coalesce(marks.source_state, 'not_stated') end as source_state
from domains
left join ref_source_marks as marks on marks.mark = lower(trim(domains.value))
