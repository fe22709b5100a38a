/*---
description = """
Every line of every contracts register, cast and judged.

A value of '-' or a date of 'TBC' is unknown, not a reason to refuse the contract. A line is
refused only when it has neither a title nor a supplier.
"""
grain    = ["source_file_id", "line_number"]
---*/

with dates_read as (
    -- Years of two digits come first, since %Y would take 22 for the year 22.
    select
        date_text,
        coalesce(
            try_strptime(date_text, '%Y-%m-%d'),
            try_strptime(date_text, '%d/%m/%y'),
            try_strptime(date_text, '%d/%m/%Y'),
            try_strptime(date_text, '%d %B %Y')
        )::date as date_read
    from (
        select start_date as date_text from raw_contracts
        union
        select end_date as date_text from raw_contracts
        union
        select expiry_date as date_text from raw_contracts
    ) as distinct_dates
),

dates as (
    -- A year such as 203 is a slip of the pen, not a date; our calendar runs from 1990 to 2100.
    select date_text, date_read from dates_read where date_read between date '1990-01-01' and date '2100-12-31'
),

amounts as (
    select
        amount_text,
        try_cast(
            replace(replace(replace(trim(amount_text), '£', ''), ',', ''), ' ', '') as decimal(18, 2)
        ) as amount
    from (
        select annual_value as amount_text from raw_contracts
        union
        select total_value as amount_text from raw_contracts
    ) as distinct_amounts
)

select
    raw.source_file_id,
    raw.line_number,
    case
        when nullif(trim(raw.title), '') is null and nullif(trim(raw.supplier_name), '') is null
            then 'neither a title nor a supplier'
    end                                             as rejected_because,
    nullif(trim(raw.contract_reference), '')        as contract_reference,
    nullif(trim(raw.title), '')                     as title,
    nullif(trim(raw.supplier_name), '')             as supplier_name,
    nullif(trim(raw.directorate), '')               as directorate,
    nullif(trim(raw.procedure), '')                 as procedure,
    nullif(trim(raw.legal_route), '')               as legal_route,
    nullif(trim(raw.service_id), '')                as service_id,
    nullif(trim(raw.provider_id), '')               as provider_id,
    nullif(upper(trim(raw.company_number)), '')     as company_number,
    starts.date_read                                as start_date,
    ends.date_read                                  as end_date,
    -- The current expiry moves with each extension; without it the first end date stands.
    coalesce(expires.date_read, ends.date_read)     as expiry_date,
    annual.amount                                   as annual_value_gbp,
    total.amount                                    as total_value_gbp,
    try_cast(raw.as_at as date)                     as as_at
from raw_contracts as raw
left join dates as starts on starts.date_text = raw.start_date
left join dates as ends on ends.date_text = raw.end_date
left join dates as expires on expires.date_text = raw.expiry_date
left join amounts as annual on annual.amount_text = raw.annual_value
left join amounts as total on total.amount_text = raw.total_value
