/*---
description = """
Every line of the published indicators, cast and judged.

`2022-04-01/P1Y` is the financial year FY2022-23 (or a calendar year when it starts in January).
A blank value is kept with the publisher's own mark for why: `u` too unreliable to publish,
`x` not available for that place.
"""
grain    = ["source_file_id", "line_number"]
accepted = { why_no_value = ["too_few", "not_applicable", "not_heard"] }
---*/

with read as (
    select
        source_file_id,
        line_number,
        trim(place_id)                              as place_id,
        trim(place_name)                            as place_name,
        trim(indicator)                             as indicator,
        try_cast(split_part(period, '/', 1) as date) as period_start,
        split_part(period, '/', 2)                  as period_length,
        try_cast(value as double)                   as value,
        try_cast(lower as double)                   as lower,
        try_cast(upper as double)                   as upper,
        nullif(trim(value), '')                     as value_text,
        lower(trim(status))                         as source_status,
        nullif(trim(notes), '')                     as source_note
    from raw_indicators
),

calendar as (
    select distinct
        try_cast(financial_year_start as date) as year_start,
        financial_year                         as period,
        financial_year_words                   as period_words
    from ref_calendar
)

select
    read.source_file_id,
    read.line_number,
    case
        when nullif(read.place_id, '') is null then 'no place'
        when nullif(read.indicator, '') is null then 'no indicator'
        when read.period_start is null then 'no period can be read'
        when read.period_length <> 'P1Y' then 'not a period of one year'
        when calendar.period is null and strftime(read.period_start, '%m-%d') <> '01-01'
            then 'neither a financial nor a calendar year'
        when read.value_text is not null and read.value is null then 'the value is no number'
        when read.lower > read.value or read.upper < read.value then 'the value lies outside its limits'
    end                                                             as rejected_because,
    read.place_id,
    read.place_name,
    read.indicator,
    coalesce(calendar.period, 'CY' || year(read.period_start))      as period,
    coalesce(calendar.period_words, year(read.period_start)::varchar) as period_words,
    read.period_start,
    read.value,
    read.lower,
    read.upper,
    case
        when read.value is not null then null
        when read.source_status = 'u' then 'too_few'
        when read.source_status = 'x' then 'not_applicable'
        else 'not_heard'
    end                                                             as why_no_value,
    case
        when read.value is not null then read.source_note
        when read.source_status = 'u' then 'The source withheld this value: too few answers to be reliable'
        when read.source_status = 'x' then 'The source publishes no value for this place and year'
        else read.source_note
    end                                                             as source_note
from read
left join calendar on calendar.year_start = read.period_start
