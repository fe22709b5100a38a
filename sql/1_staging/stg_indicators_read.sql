/*---
description = """
Every line of the published indicators, cast and judged by itself.

`2022-04-01/P1Y`, `2022/23` and `2022-23` are the financial year FY2022-23; a year from January is a calendar
year, `Nov 2023` a month; any other span is a rolling period such as R2018-2020. `2011-12` is a month only
in a file that states other months in that way. A blank value is kept with the publisher's own mark for
why (`ref_source_marks`): hidden at its source is not the same as not stated.
"""
grain    = ["source_file_id", "line_number"]
accepted = { why_no_value = ["too_few", "not_applicable", "not_heard"], source_state = ["suppressed", "unreliable", "not_available", "not_applicable", "none_recorded", "not_stated"] }
---*/

with plain as (
    -- Tabs and spaces that do not break are spaces.
    select
        source_file_id,
        line_number,
        trim(replace(replace(period, chr(160), ' '), chr(9), ' ')) as period,
        trim(replace(replace(place_id, chr(160), ' '), chr(9), ' ')) as place_id,
        trim(replace(replace(place_name, chr(160), ' '), chr(9), ' ')) as place_name,
        trim(replace(replace(indicator, chr(160), ' '), chr(9), ' ')) as indicator,
        trim(replace(replace(measure_text, chr(160), ' '), chr(9), ' ')) as measure_text,
        trim(replace(replace(sex, chr(160), ' '), chr(9), ' ')) as sex,
        trim(replace(replace(age, chr(160), ' '), chr(9), ' ')) as age,
        trim(replace(replace(category, chr(160), ' '), chr(9), ' ')) as category,
        trim(replace(replace(unit, chr(160), ' '), chr(9), ' ')) as unit,
        trim(replace(replace(value, chr(160), ' '), chr(9), ' ')) as value,
        trim(replace(replace(lower, chr(160), ' '), chr(9), ' ')) as lower,
        trim(replace(replace(upper, chr(160), ' '), chr(9), ' ')) as upper,
        trim(replace(replace(numerator, chr(160), ' '), chr(9), ' ')) as numerator,
        trim(replace(replace(denominator, chr(160), ' '), chr(9), ' ')) as denominator,
        trim(replace(replace(status, chr(160), ' '), chr(9), ' ')) as status,
        lower(trim(measure_type)) as measure_type,
        trim(replace(replace(notes, chr(160), ' '), chr(9), ' ')) as notes
    from raw_indicators
),

texts as (
    select distinct source_file_id, period as period_text, regexp_replace(period, '^FY ?', '') as words
    from plain
),

stated as (
    select
        source_file_id,
        period_text,
        words,
        regexp_matches(words, '^\d{4} ?[/–-] ?(\d\d)?\d\d$')                                 as is_pair,
        try_cast(left(words, 4) as integer)                                                  as first_year,
        try_cast(right(words, 2) as integer)                                                 as last_two,
        try_cast(split_part(words, '/', 1) as date)                                          as iso_start,
        nullif(regexp_extract(words, '^\d{4}-\d\d-\d\d/P(\d+)[MY]$', 1), '')::integer        as iso_length,
        right(words, 1)                                                                      as iso_unit,
        -- Years of two digits come first, since %Y would take 23 for the year 23.
        coalesce(try_strptime(words, '%B %y'), try_strptime(words, '%b %y'), try_strptime(words, '%B %Y'), try_strptime(words, '%b %Y'))::date as month_start
    from texts
),

by_months as (
    -- A pair of which the second is not the year after the first can only be a month, if it is written as one.
    select
        source_file_id,
        max(case
            when regexp_matches(words, '^\d{4}-(0[1-9]|1[0-2])$') and last_two <> mod(first_year + 1, 100) then 1
            else 0
        end) as is_by_months
    from stated
    group by source_file_id
),

spans as (
    select
        stated.source_file_id,
        stated.period_text,
        case
            when stated.iso_length is not null then stated.iso_start
            when stated.is_pair and by_months.is_by_months = 1 then try_cast(stated.words || '-01' as date)
            when stated.is_pair and stated.last_two = mod(stated.first_year + 1, 100)
                then make_date(stated.first_year, 4, 1)
            when stated.is_pair or regexp_matches(stated.words, '^\d{4}$') then make_date(stated.first_year, 1, 1)
            else stated.month_start
        end as period_start,
        case
            when stated.iso_length is not null and stated.iso_unit = 'Y' then 12 * stated.iso_length
            when stated.iso_length is not null then stated.iso_length
            when stated.is_pair and by_months.is_by_months = 1 then 1
            when stated.is_pair and stated.last_two = mod(stated.first_year + 1, 100) then 12
            -- `2015 - 17` are three years; what ends before it begins is no period.
            when stated.is_pair and stated.last_two > mod(stated.first_year, 100)
                then 12 * (stated.last_two - mod(stated.first_year, 100) + 1)
            when regexp_matches(stated.words, '^\d{4}$') then 12
            when stated.month_start is not null then 1
        end as months
    from stated
    inner join by_months on by_months.source_file_id is not distinct from stated.source_file_id
),

periods as (
    select distinct
        spans.source_file_id,
        spans.period_text,
        spans.period_start,
        strftime(spans.period_start, '%m-%d') = '01-01' and mod(spans.months, 12) = 0 as is_calendar,
        year(spans.period_start)                                                      as year_from,
        year(spans.period_start) + spans.months // 12 - 1                             as year_to,
        spans.months,
        calendar.financial_year,
        calendar.financial_year_words
    from spans
    left join ref_calendar as calendar
        on try_cast(calendar.financial_year_start as date) = spans.period_start and spans.months = 12
    where spans.months > 0 and spans.period_start is not null
),

named as (
    select
        source_file_id,
        period_text,
        period_start,
        case
            when financial_year is not null then financial_year
            when months = 1 then strftime(period_start, '%Y-%m')
            when is_calendar and months = 12 then 'CY' || year_from
            when is_calendar then 'R' || year_from || '-' || year_to
            else 'R' || strftime(period_start, '%Y-%m-%d') || '/P' || months || 'M'
        end as period,
        case
            when financial_year is not null then financial_year_words
            when months = 1 then strftime(period_start, '%B %Y')
            when is_calendar and months = 12 then year_from::varchar
            when is_calendar then year_from || ' to ' || year_to
            else months || ' months from ' || strftime(period_start, '%d %B %Y')
        end as period_words
    from periods
),

read as (
    select
        source_file_id,
        line_number,
        period                                                              as period_text,
        place_id,
        place_name,
        coalesce(nullif(indicator, ''), nullif(measure_text, ''))           as indicator,
        nullif(concat_ws(', ',
            case when lower(sex) not in ('', 'na', 'persons', 'all') then sex end,
            case when lower(age) not in ('', 'na', 'all ages', 'all') then age end,
            case when lower(category) not in ('', 'na', 'all', 'total') then category end
        ), '')                                                              as breakdown,
        nullif(unit, '')                                                    as unit_text,
        -- A comma parts thousands, or the text is no number.
        try_cast(case when value not like '%,%' or regexp_matches(value, '^-?\d{1,3}(,\d{3})+(\.\d+)?$')
            then replace(value, ',', '') end as double)                      as value,
        try_cast(case when lower not like '%,%' or regexp_matches(lower, '^-?\d{1,3}(,\d{3})+(\.\d+)?$')
            then replace(lower, ',', '') end as double)                      as lower,
        try_cast(case when upper not like '%,%' or regexp_matches(upper, '^-?\d{1,3}(,\d{3})+(\.\d+)?$')
            then replace(upper, ',', '') end as double)                      as upper,
        try_cast(case when numerator not like '%,%' or regexp_matches(numerator, '^-?\d{1,3}(,\d{3})+(\.\d+)?$')
            then replace(numerator, ',', '') end as double)                      as numerator,
        try_cast(case when denominator not like '%,%' or regexp_matches(denominator, '^-?\d{1,3}(,\d{3})+(\.\d+)?$')
            then replace(denominator, ',', '') end as double)                      as denominator,
        nullif(value, '')                                                   as value_text,
        lower                                                               as lower_text,
        upper                                                               as upper_text,
        coalesce(nullif(lower(value), ''), nullif(lower(status), ''))       as mark,
        measure_type,
        nullif(notes, '')                                                   as source_note
    from plain
),

-- “Crude rate” is a measure, but not where “Rate” or “Standardised rate” stands beside it.
measured as (
    select
        *,
        not regexp_matches(measure_type, '\b(margin|error|confidence|limit|interval|numerator|denominator|count|base|difference|change|rank)s?\b')
            and regexp_matches(measure_type, '^(outcome|value|score|percent(age)?|%|rate|proportion|average|mean|median|ratio)s?( |$|[(:])')
            as is_plain,
        not regexp_matches(measure_type, '\b(margin|error|confidence|limit|interval|numerator|denominator|count|base|difference|change|rank)s?\b')
            and regexp_matches(measure_type, '^((crude|weighted|adjusted|directly|indirectly|age|sex|and|risk|standardi[sz]ed|salt|ascs|overall|observed)[ -])*(outcome|value|score|percent(age)?|%|rate|proportion|average|mean|median|ratio|index)(e?s)?( |$|[(:])')
            as is_measure
    from read
),

counted as (
    select source_file_id, place_id, indicator, breakdown, period_text, count(distinct measure_type) as measures
    from measured
    where is_measure
    group by source_file_id, place_id, indicator, breakdown, period_text
)

select
    read.source_file_id,
    read.line_number,
    case
        when read.measure_type <> '' and not read.is_measure then 'a margin of error or a count beside a measure, not the measure'
        when read.measure_type <> '' and not read.is_plain and counted.measures > 1
            then 'one of several measures, and nothing says which is meant'
        when nullif(read.place_id, '') is null then 'no place'
        when read.indicator is null then 'no indicator'
        when named.period is null then 'no period can be read'
        when read.value_text is not null and read.value is null and marks.mark is null
            then 'the value is no number'
        when (read.lower_text like '%,%' and read.lower is null) or (read.upper_text like '%,%' and read.upper is null)
            then 'a limit is no number'
        when read.lower > read.value or read.upper < read.value then 'the value lies outside its limits'
    end                                                              as rejected_because,
    read.place_id,
    read.place_name,
    read.indicator,
    read.breakdown,
    read.unit_text,
    named.period,
    named.period_words,
    named.period_start,
    read.value,
    read.lower,
    read.upper,
    read.numerator,
    read.denominator,
    case when read.value is null then coalesce(marks.source_state, 'not_stated') end as source_state,
    case when read.value is null then coalesce(marks.why_no_value, 'not_heard') end  as why_no_value,
    case
        when read.value is null and marks.source_state <> 'not_stated' then marks.mark_words
        else read.source_note
    end                                                              as source_note
from measured as read
left join named
    on named.source_file_id is not distinct from read.source_file_id and named.period_text = read.period_text
left join counted
    on counted.source_file_id is not distinct from read.source_file_id
    and counted.place_id is not distinct from read.place_id
    and counted.indicator is not distinct from read.indicator
    and counted.breakdown is not distinct from read.breakdown
    and counted.period_text is not distinct from read.period_text
left join ref_source_marks as marks on marks.mark = read.mark and read.value is null
