/*---
description = """
Every line of the lists of grants by other funders, cast and judged.
"""
grain = ["source_file_id", "line_number"]
---*/

with read as (
    select
        raw.source_file_id,
        raw.line_number,
        case when upper(trim(raw.grant_id)) not in ('', '-', 'NA', 'N/A') then trim(raw.grant_id) end as grant_id,
        case when upper(trim(raw.title)) not in ('', '-', 'NA', 'N/A') then trim(raw.title) end as title,
        case when upper(trim(raw.currency)) not in ('', '-', 'NA', 'N/A') then trim(raw.currency) end as currency,
        try_cast(replace(replace(trim(raw.amount_awarded), '£', ''), ',', '') as decimal(18, 2)) as amount_awarded_gbp,
        coalesce(
            try_strptime(left(trim(raw.award_date), 10), '%Y-%m-%d'),
            try_strptime(trim(raw.award_date), '%d/%m/%y'),
            try_strptime(trim(raw.award_date), '%d/%m/%Y')
        )::date as award_date,
        coalesce(
            try_strptime(left(trim(raw.start_date), 10), '%Y-%m-%d'),
            try_strptime(trim(raw.start_date), '%d/%m/%y'),
            try_strptime(trim(raw.start_date), '%d/%m/%Y')
        )::date as start_date,
        try_cast(replace(trim(raw.duration_months), ',', '') as bigint) as duration_months,
        case when upper(trim(raw.recipient_id)) not in ('', '-', 'NA', 'N/A') then trim(raw.recipient_id) end as recipient_id,
        case when upper(trim(raw.recipient_name)) not in ('', '-', 'NA', 'N/A') then trim(raw.recipient_name) end as recipient_name,
        case when upper(trim(raw.funder_id)) not in ('', '-', 'NA', 'N/A') then trim(raw.funder_id) end as funder_id,
        case when upper(trim(raw.funder_name)) not in ('', '-', 'NA', 'N/A') then trim(raw.funder_name) end as funder_name,
        case when upper(trim(raw.place_id)) not in ('', '-', 'NA', 'N/A') then trim(raw.place_id) end as place_id,
        case when upper(trim(raw.place_name)) not in ('', '-', 'NA', 'N/A') then trim(raw.place_name) end as place_name
    from raw_grants as raw
)

select
    source_file_id,
    line_number,
    case
        when grant_id is null then 'without an identifier'
        when coalesce(currency, 'GBP') <> 'GBP' then 'not in pounds'
        when amount_awarded_gbp is null then 'an amount that cannot be read'
        when award_date is null then 'a date that cannot be read'
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
