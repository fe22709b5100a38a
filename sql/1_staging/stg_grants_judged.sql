/*---
description = """
Every line of the lists of grants by councils and other funders, cast and judged.
"""
grain = ["source_file_id", "line_number"]
---*/

with texts as (
    -- Days with points, blanks or dashes between their parts, as with strokes.
    select
        *,
        regexp_replace(award_day, '[. -]+', '/', 'g') as award_text,
        regexp_replace(trim(start_date), ' +[0-9]{1,2}:[0-9]{2}(:[0-9.]+)?( ?[AaPp][Mm])?$', '') as start_text
    from (
        -- Of a day with an hour the day counts.
        select *, regexp_replace(trim(award_date), ' +[0-9]{1,2}:[0-9]{2}(:[0-9.]+)?( ?[AaPp][Mm])?$', '') as award_day
        from raw_grants
    ) as timeless
),

orders as (
    -- Where a day that can be no month stands second, and nowhere first, the month stands first in all.
    select
        source_file_id,
        count(*) filter (where regexp_matches(award_text, '^[0-9]{1,2}/(1[3-9]|2[0-9]|3[01])/')) > 0
            and count(*) filter (where regexp_matches(award_text, '^(1[3-9]|2[0-9]|3[01])/[0-9]{1,2}/')) = 0
            as is_month_first,
        -- “1.200” may be twelve hundred. A number of a workbook or a document ends in no nought; a longer one shows
        -- that its file writes thousandths.
        count(*) filter (where regexp_matches(amount_awarded, '^[£+ -]*[1-9][0-9]{0,2}[.][0-9]{2}0 *$')) > 0
            and count(*) filter (where regexp_matches(amount_awarded, '[0-9]{4}[.][0-9]{3} *$|[.][0-9]{4,} *$')) = 0
            as has_thousands
    from texts
    group by source_file_id
),

read as (
    select
        raw.source_file_id,
        raw.line_number,
        -- A council's list numbers nothing: a grant is known by its line.
        case
            when raw.grant_id is null then 'local:' || raw.source_file_id || ':' || cast(raw.line_number as varchar)
            when upper(trim(raw.grant_id)) not in ('', '-', 'NA', 'N/A') then trim(raw.grant_id)
        end as grant_id,
        case when upper(trim(raw.title)) not in ('', '-', 'NA', 'N/A') then trim(raw.title) end as title,
        case when upper(trim(raw.currency)) not in ('', '-', 'NA', 'N/A') then trim(raw.currency) end as currency,
        try_cast(
            regexp_replace(ltrim(replace(replace(trim(raw.amount_awarded), '£', ''), '_', '?'), '+'), ',([0-9]{3})\b', '\1', 'g') as decimal(18, 2)
        ) as amount_awarded_gbp,
        coalesce(
            try_strptime(left(trim(raw.award_date), 10), '%Y-%m-%d'),
            case when orders.is_month_first then try_strptime(award_text, '%m/%d/%y') end,
            case when orders.is_month_first then try_strptime(award_text, '%m/%d/%Y') end,
            try_strptime(award_text, '%d/%m/%y'),
            try_strptime(award_text, '%d/%m/%Y'),
            try_strptime(award_text, '%d/%B/%y'), try_strptime(award_text, '%d/%B/%Y'),
            try_strptime(award_text, '%d/%b/%y'), try_strptime(award_text, '%d/%b/%Y'),
            -- The American order only where the day can be no month.
            try_strptime(award_text, '%m/%d/%y'), try_strptime(award_text, '%m/%d/%Y')
        )::date as award_date,
        raw.award_text,
        orders.has_thousands and regexp_matches(raw.amount_awarded, '^[£+ -]*[1-9][0-9]{0,2}[.][0-9]{3} *$') as may_be_thousands,
        coalesce(
            try_strptime(left(trim(raw.start_date), 10), '%Y-%m-%d'),
            try_strptime(start_text, '%d/%m/%y'),
            try_strptime(start_text, '%d/%m/%Y')
        )::date as start_date,
        try_cast(regexp_replace(regexp_extract(lower(trim(raw.duration_months)), '^(-?[0-9,]+([.]0+)?)( months?)?$', 1), ',([0-9]{3})\b', '\1', 'g') as bigint) as duration_months,
        case
            when upper(trim(raw.recipient_id)) in ('', '-', 'NA', 'N/A') then null
            when regexp_matches(trim(raw.recipient_id), '^GB-COH-[0-9]{1,7}$')
                then 'GB-COH-' || lpad(substring(trim(raw.recipient_id), 8), 8, '0')
            when regexp_matches(trim(raw.recipient_id), '^GB-COH-[A-Z]{2}[0-9]{1,5}$')
                then left(trim(raw.recipient_id), 9) || lpad(substring(trim(raw.recipient_id), 10), 6, '0')
            when raw.recipient_id is not null then trim(raw.recipient_id)
            -- A bare number may be one of several registers: only what says its register is believed.
            when regexp_matches(lower(raw.recipient_registration), 'charity[^0-9]*[0-9]{6,7}$')
                then 'GB-CHC-' || regexp_extract(raw.recipient_registration, '([0-9]{6,7})$', 1)
            when regexp_matches(lower(raw.recipient_registration), 'company[^0-9]*[0-9]{6,8}$')
                then 'GB-COH-' || lpad(regexp_extract(raw.recipient_registration, '([0-9]{6,8})$', 1), 8, '0')
        end as recipient_id,
        case when upper(trim(raw.recipient_name)) not in ('', '-', 'NA', 'N/A') then trim(raw.recipient_name) end as recipient_name,
        case when upper(trim(raw.funder_id)) not in ('', '-', 'NA', 'N/A') then trim(raw.funder_id) end as funder_id,
        case when upper(trim(raw.funder_name)) not in ('', '-', 'NA', 'N/A') then trim(raw.funder_name) end as funder_name,
        case when upper(trim(raw.place_id)) not in ('', '-', 'NA', 'N/A') then trim(raw.place_id) end as place_id,
        case when upper(trim(raw.place_name)) not in ('', '-', 'NA', 'N/A') then trim(raw.place_name) end as place_name
    from texts as raw
    inner join orders on orders.source_file_id is not distinct from raw.source_file_id
)

select
    source_file_id,
    line_number,
    case
        when recipient_name is null and award_date is null then 'neither recipient nor day: a total or a note'
        when grant_id is null then 'without an identifier'
        when upper(coalesce(currency, 'GBP')) <> 'GBP' then 'not in pounds'
        when amount_awarded_gbp is null then 'an amount that cannot be read'
        when may_be_thousands then 'an amount of whole thousands, or of pounds with three decimals'
        when coalesce(award_text, '') in ('', '/') then 'no date is given'
        when award_date is null or award_date not between date '1900-01-01' and date '2100-12-31' then 'a date that cannot be read'
    end as rejected_because,
    grant_id,
    title,
    currency,
    amount_awarded_gbp,
    award_date,
    start_date,
    duration_months,
    recipient_id,
    recipient_name,
    funder_id,
    funder_name,
    place_id,
    place_name
from read
