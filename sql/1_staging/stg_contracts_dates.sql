/*---
description = """
Each text that stands for a day in a contracts register, read once: the day, or null.

As with payments, the file tells whether the day or the month comes first: a 13 or more in one place proves
it. Without proof the day comes first; where a file proves both, a date that could be either is not read. A
year such as 203 is a slip of the pen: our calendar runs from 1990 to 2100.
"""
grain    = ["source_file_id", "date_text"]
not_null = ["date_read"]
---*/

with texts as (
    select
        source_file_id,
        date_text,
        -- One separator, no weekday, no "th", no hour.
        regexp_replace(
            regexp_replace(
                regexp_replace(
                    regexp_replace(lower(date_text), '^[^a-z0-9]*((mon|tue|wed|thu|fri|sat|sun)[a-z]*[, ]+)?', ''),
                    '([0-9])(st|nd|rd|th)([^a-z0-9]|$)', '\1\3', 'g'
                ),
                '[^a-z0-9:]+', '-', 'g'
            ),
            '([-t][0-9]{1,2}:[0-9]{2}.*|-)$', ''
        ) as plain
    from (
        select source_file_id, start_date as date_text from raw_contracts
        union
        select source_file_id, end_date as date_text from raw_contracts
        union
        select source_file_id, expiry_date as date_text from raw_contracts
        union
        select source_file_id, review_date as date_text from raw_contracts
    ) as distinct_dates
    where trim(date_text) <> ''
),

parts as (
    select
        source_file_id,
        date_text,
        replace(plain, 'sept-', 'sep-')                                                                as plain,
        regexp_extract(plain, '^([0-9]{1,2})-([0-9]{1,2})-([0-9]{2}|[0-9]{4})$', 3)                    as year_part,
        try_cast(regexp_extract(plain, '^([0-9]{1,2})-([0-9]{1,2})-([0-9]{2}|[0-9]{4})$', 1) as integer) as first_part,
        try_cast(regexp_extract(plain, '^([0-9]{1,2})-([0-9]{1,2})-([0-9]{2}|[0-9]{4})$', 2) as integer) as second_part,
        try_cast(regexp_extract(plain, '^([0-9]{5})$', 1) as integer)                                  as serial
    from texts
),

proofs as (
    select
        source_file_id,
        -- 32/13/2023 proves nothing.
        count(*) filter (where first_part > 12 and second_part <= 12)  as day_first,
        count(*) filter (where second_part > 12 and first_part <= 12)  as month_first
    from parts
    group by source_file_id
),

ordered as (
    select
        parts.source_file_id,
        parts.date_text,
        parts.serial,
        case
            when first_part is null then plain
            when second_part <= 12 and (first_part > 12 or month_first = 0 or first_part = second_part) then plain
            when first_part <= 12 and (second_part > 12 or day_first = 0)
                then second_part || '-' || first_part || '-' || year_part
        end as day_first_text
    from parts
    inner join proofs on proofs.source_file_id = parts.source_file_id
),

read as (
    select
        source_file_id,
        date_text,
        case
            when serial is not null then date '1899-12-30' + serial
            else coalesce(
                -- Years of two digits come first, since %Y would take 22 for the year 22.
                try_strptime(day_first_text, '%d-%m-%y'), try_strptime(day_first_text, '%d-%m-%Y'),
                try_strptime(day_first_text, '%Y-%m-%d'), try_strptime(day_first_text, '%Y%m%d'),
                try_strptime(day_first_text, '%d-%b-%y'), try_strptime(day_first_text, '%d-%b-%Y'),
                try_strptime(day_first_text, '%d-%B-%y'), try_strptime(day_first_text, '%d-%B-%Y'),
                try_strptime(day_first_text, '%b-%d-%Y'), try_strptime(day_first_text, '%B-%d-%Y'),
                try_strptime(day_first_text, '%d%b%y'), try_strptime(day_first_text, '%d%b%Y')
            )::date
        end as date_read
    from ordered
)

select source_file_id, date_text, date_read
from read
where date_read between date '1990-01-01' and date '2100-12-31'
