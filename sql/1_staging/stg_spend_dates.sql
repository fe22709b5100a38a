/*---
description = """
Each text that stands for a payment's day in a file, read once: the day, or why it is none.

Whether the day or the month comes first is told by the file: a 13 or more in one place proves it.
Without proof the day comes first, unless `date_system` says `month first`, as the file's name or a person may.
Where a file proves both, a date that could be either is not read.
Numbers are days counted from 1900, or from 1904 where the file says so; of ten or thirteen digits, seconds since 1970
or thousandths. Eleven at night in Greenwich (“T23:00:00Z”) is
the midnight that begins the next day of a British summer. A year of two digits is of this
century up to 69. What cannot be true, such as a day to come, is no day.
"""
grain    = ["source_file_id", "paid_on_text"]
accepted = { date_doubt = ["a time without a day", "cannot be read as a day", "day and month may be swapped", "a day that cannot be true", "a day still to come"] }
---*/

with texts as (
    select
        source_file_id,
        paid_on             as paid_on_text,
        max(date_system)    as date_system,
        -- One separator, no “week ending”, no weekday, no "th", no hour.
        regexp_replace(
            regexp_replace(
                regexp_replace(
                    regexp_replace(lower(paid_on), '^[^a-z0-9]*(((week|wk)[ -]?(ending|ended|end|to)|w ?[/.-]? ?e)[^a-z0-9]+)?((mon|tue|wed|thu|fri|sat|sun)[a-z]*[, ]+)?', ''),
                    '([0-9])(st|nd|rd|th)([^a-z0-9]|$)', '\1\3', 'g'
                ),
                '[^a-z0-9:]+', '-', 'g'
            ),
            '([-t][0-9]{1,2}:[0-9]{2}.*|-)$', ''
        )           as plain
    from (select distinct source_file_id, paid_on, date_system from raw_spend) as distinct_texts
    where trim(paid_on) <> ''
    group by source_file_id, paid_on
),

parts as (
    select
        source_file_id,
        paid_on_text,
        date_system,
        -- Welsh months, in full, by those that are read.
        replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
            plain, 'ionawr', 'jan'), 'chwefror', 'feb'), 'mawrth', 'mar'), 'ebrill', 'apr'), '-mai-', '-may-'),
            'mehefin', 'jun'), 'gorffennaf', 'jul'), 'awst', 'aug'), 'medi', 'sep'), 'hydref', 'oct'),
            'tachwedd', 'nov'), 'rhagfyr', 'dec'), 'sept-', 'sep-')                                    as plain,
        regexp_extract(plain, '^([0-9]{1,4})-([0-9]{1,2})-([0-9]{1,4})$', 1)      as first_part,
        regexp_extract(plain, '^([0-9]{1,4})-([0-9]{1,2})-([0-9]{1,4})$', 2)      as second_part,
        regexp_extract(plain, '^([0-9]{1,4})-([0-9]{1,2})-([0-9]{1,4})$', 3)      as third_part,
        try_cast(regexp_extract(paid_on_text, '^[^0-9A-Za-z.-]*([0-9]{5})([.][0-9]*)?[^0-9A-Za-z.-]*$', 1) as integer)  as serial,
        try_cast(regexp_extract(paid_on_text, '^[^0-9A-Za-z.-]*(1[2-9][0-9]{8})([0-9]{3})?[^0-9A-Za-z.-]*$', 1) as bigint)  as seconds
    from texts
),

proofs as (
    select
        source_file_id,
        -- 32/13/2023 proves nothing.
        count(*) filter (
            where length(first_part) <= 2 and try_cast(first_part as integer) > 12 and try_cast(second_part as integer) <= 12
        ) as day_first,
        count(*) filter (
            where length(first_part) <= 2 and try_cast(second_part as integer) > 12 and try_cast(first_part as integer) <= 12
        ) as month_first,
        -- 2024-25-05: the year, then the day; one or two of them may be slips.
        count(*) filter (where length(first_part) = 4 and try_cast(second_part as integer) > 12) > 2
            and count(*) filter (where length(first_part) = 4 and try_cast(third_part as integer) > 12) = 0 as is_year_day,
        coalesce(bool_or(date_system = 'month first'), false) as is_said_month_first
    from parts
    group by source_file_id
),

ordered as (
    select
        parts.*,
        case
            when first_part = '' then null
            when length(first_part) = 4 and proofs.is_year_day then 'year and day'
            when length(first_part) = 4 then 'year'
            when try_cast(first_part as integer) > 12 then 'day'
            when try_cast(second_part as integer) > 12 then 'month'
            when first_part = second_part then 'day'
            when proofs.month_first = 0 and (proofs.day_first > 0 or not proofs.is_said_month_first) then 'day'
            when proofs.day_first = 0 then 'month'
            else 'unknown'
        end as first_is
    from parts
    inner join proofs on proofs.source_file_id = parts.source_file_id
),

read as (
    select
        source_file_id,
        paid_on_text,
        plain,
        first_is,
        seconds,
        case
            when first_is = 'year'
                then try_cast(first_part || '-' || lpad(second_part, 2, '0') || '-' || lpad(third_part, 2, '0') as date)
            when first_is = 'year and day'
                then try_cast(first_part || '-' || lpad(third_part, 2, '0') || '-' || lpad(second_part, 2, '0') as date)
            when first_is in ('day', 'month') then try_cast(
                case
                    when length(third_part) = 4 then third_part
                    when length(third_part) = 2 and third_part <= '69' then '20' || third_part
                    when length(third_part) = 2 then '19' || third_part
                end
                || '-' || lpad(case when first_is = 'day' then second_part else first_part end, 2, '0')
                || '-' || lpad(case when first_is = 'day' then first_part else second_part end, 2, '0') as date
            )
            when serial is not null and date_system = '1904' then date '1904-01-01' + serial
            when serial is not null then date '1899-12-30' + serial
            when seconds is not null then date '1970-01-01' + (seconds // 86400)::integer
            -- 20220503, or 03052022: no text is a day both ways.
            when regexp_full_match(plain, '[0-9]{7,8}')
                then coalesce(
                    case when length(plain) = 8 then try_strptime(plain, '%Y%m%d') end,
                    try_strptime(lpad(plain, 8, '0'), '%d%m%Y')
                )::date
            else coalesce(
                try_strptime(plain, '%d-%b-%y'), try_strptime(plain, '%d-%b-%Y'),
                try_strptime(plain, '%d-%B-%y'), try_strptime(plain, '%d-%B-%Y'),
                try_strptime(plain, '%b-%d-%y'), try_strptime(plain, '%b-%d-%Y'),
                try_strptime(plain, '%B-%d-%y'), try_strptime(plain, '%B-%d-%Y'),
                try_strptime(plain, '%d%b%y'), try_strptime(plain, '%d%b%Y'), try_strptime(plain, '%d%B%y'), try_strptime(plain, '%d%B%Y'),
                try_strptime(plain, '%Y-%b-%d')
            )::date
        end as day_read
    from ordered
),

local as (
    -- Summer time begins on the last Sunday of March and ends on that of October.
    select
        source_file_id,
        paid_on_text,
        plain,
        first_is,
        case
            when coalesce(seconds % 86400 <> 82800, not regexp_matches(paid_on_text, '[tT]23:00(:00([.]0+)?)?[zZ]$')) then day_read
            when month(day_read) between 4 and 9 then day_read + 1
            when month(day_read) = 3 and day(day_read) + 7 - (day_read - date '1899-12-31') % 7 > 31 then day_read + 1
            when month(day_read) = 10 and day(day_read) + 7 - (day_read - date '1899-12-31') % 7 <= 31 then day_read + 1
            else day_read
        end as day_read
    from read
)

select
    source_file_id,
    paid_on_text,
    case when day_read between date '1990-01-01' and current_date then day_read end as paid_on,
    case
        when day_read > current_date and day_read <= date '2100-12-31' then 'a day still to come'
        when day_read not between date '1990-01-01' and current_date then 'a day that cannot be true'
        when day_read is not null then null
        when first_is = 'unknown' then 'day and month may be swapped'
        when first_is in ('year', 'year and day', 'day', 'month') then 'a day that cannot be true'
        when regexp_full_match(trim(paid_on_text), '[0-9]{1,3}:[0-9]{2}(:[0-9]{2})?([.][0-9]+)?') then 'a time without a day'
        else 'cannot be read as a day'
    end                                                                             as date_doubt
from local
