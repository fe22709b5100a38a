/*---
description = """
Each text that stands for a month or an accounting period in a file, read once: the calendar month, or null.

A code such as 202205, or 05/2022, is May, or the fifth month of the financial year. The file proves it where its lines
also have days; else the publisher's hint does (`period_codes`); else it is not known. A thirteenth period
closes the year: it is its last month.
"""
grain    = ["source_file_id", "period_text"]
parts    = "source_file_id"
accepted = { codes_count = ["calendar", "financial", "not known"] }
---*/

with lines as (
    select source_file_id, trim(period_code) as period_text, period_codes, paid_on
    from raw_spend
    where trim(period_code) <> ''
),

written as (
    select
        source_file_id,
        period_text,
        period_codes,
        -- One separator between words and numbers, no "th", no hour.
        replace(
            regexp_replace(
                regexp_replace(
                    regexp_replace(
                        regexp_replace(lower(period_text), '[^a-z0-9:]+', '-', 'g'), '([-t][0-9]{1,2}:[0-9]{2}.*|-)$', ''
                    ),
                    '^([0-9]{1,2})(st|nd|rd|th)-', '\1-'
                ),
                '([a-z])([0-9])', '\1-\2'
            ),
            'sept-', 'sep-'
        )           as plain
    from (select distinct source_file_id, period_text, period_codes from lines) as distinct_texts
),

texts as (
    select
        source_file_id,
        period_text,
        period_codes,
        coalesce(
            try_cast(regexp_extract(period_text, '^((19|20)[0-9]{2})[-/]?(0[1-9]|1[0-3])$', 1) as integer),
            try_cast(regexp_extract(period_text, '^(0?[1-9]|1[0-3])[-/]((19|20)[0-9]{2})$', 2) as integer)
        )                                                                                              as code_year,
        coalesce(
            try_cast(regexp_extract(period_text, '^((19|20)[0-9]{2})[-/]?(0[1-9]|1[0-3])$', 3) as integer),
            try_cast(regexp_extract(period_text, '^(0?[1-9]|1[0-3])[-/]((19|20)[0-9]{2})$', 1) as integer)
        )                                                                                              as code_number,
        coalesce(
            try_strptime(period_text, '%Y-%m-%d'), try_strptime(period_text, '%Y-%m-%d %H:%M:%S'),
            try_strptime(period_text, '%Y-%m-%dT%H:%M:%S'),
            try_strptime(period_text, '%d/%m/%y'), try_strptime(period_text, '%d/%m/%Y'),
            try_strptime(period_text, '%d/%m/%Y %H:%M'), try_strptime(period_text, '%d.%m.%Y'),
            try_strptime(plain, '%b-%y'), try_strptime(plain, '%b-%Y'),
            try_strptime(plain, '%B-%y'), try_strptime(plain, '%B-%Y'),
            -- Its day, or the number of its period.
            try_strptime(plain, '%d-%b-%y'), try_strptime(plain, '%d-%b-%Y'),
            try_strptime(plain, '%d-%B-%y'), try_strptime(plain, '%d-%B-%Y')
        )::date                                                                                        as day_within
    from written
),

proofs as (
    -- Lines whose day lies in the calendar month of that number, or in the financial month.
    select
        lines.source_file_id,
        count(*) filter (where month(days.paid_on) = texts.code_number)                     as by_calendar,
        count(*) filter (where (month(days.paid_on) + 8) % 12 + 1 = texts.code_number)      as by_financial
    from lines
    inner join texts on texts.source_file_id = lines.source_file_id and texts.period_text = lines.period_text
    inner join stg_spend_dates as days
        on days.source_file_id = lines.source_file_id and days.paid_on_text = lines.paid_on
    group by lines.source_file_id
),

counted as (
    select
        texts.*,
        case
            when proofs.by_financial > proofs.by_calendar then 'financial'
            when proofs.by_calendar > proofs.by_financial then 'calendar'
            when texts.period_codes in ('financial', 'calendar') then texts.period_codes
            -- A date with a dash is a month as everybody writes it.
            when texts.period_text like '%-%' then 'calendar'
            else 'not known'
        end as codes_count
    from texts
    left join proofs on proofs.source_file_id = texts.source_file_id
)

select
    source_file_id,
    period_text,
    codes_count,
    case
        when day_within >= date '1990-01-01' then strftime(day_within, '%Y-%m')
        when codes_count = 'calendar' and code_number <= 12 then code_year || '-' || lpad(code_number::varchar, 2, '0')
        when codes_count = 'financial' and code_number <= 9 then code_year || '-' || lpad((code_number + 3)::varchar, 2, '0')
        when codes_count = 'financial' then (code_year + 1) || '-' || lpad((least(code_number, 12) - 9)::varchar, 2, '0')
    end as month
from counted
