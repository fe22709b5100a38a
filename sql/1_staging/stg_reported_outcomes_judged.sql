/*---
description = """
Every line of providers' returns, cast and judged: what a provider reports of an outcome that people are asked about as well.
A year is written 2022-23 or FY2022-23. A share is given by two counts of people, or by itself: 0.92 or 92%.
"""
grain = ["source_file_id", "line_number"]
---*/

with read as (
    select
        raw.source_file_id,
        raw.line_number,
        case when regexp_matches(trim(raw.financial_year), '^(FY)?[0-9]{4}-[0-9]{2}$')
            then 'FY' || replace(trim(raw.financial_year), 'FY', '') end as financial_year,
        case when upper(trim(raw.provider_name)) not in ('', '-', 'NA', 'N/A') then trim(raw.provider_name) end as reported_provider,
        case when upper(trim(raw.service)) not in ('', '-', 'NA', 'N/A') then trim(raw.service) end as reported_service,
        case when upper(trim(raw.measure)) not in ('', '-', 'NA', 'N/A') then trim(raw.measure) end as reported_measure,
        try_cast(regexp_replace(regexp_extract(trim(raw.people_counted), '^-?[0-9,]+([.]0+)?$'), ',([0-9]{3})\b', '\1', 'g') as bigint) as reported_people,
        case when upper(trim(raw.people_with)) not in ('', '-', 'NA', 'N/A') then trim(raw.people_with) end as so_text,
        try_cast(regexp_replace(regexp_extract(trim(raw.people_with), '^-?[0-9,]+([.]0+)?$'), ',([0-9]{3})\b', '\1', 'g') as bigint) as reported_so,
        case when upper(trim(raw.reported_value)) not in ('', '-', 'NA', 'N/A') then trim(raw.reported_value) end as value_text,
        case when trim(raw.reported_value) like '%\%' escape '\'
            then try_cast(replace(trim(raw.reported_value), '%', '') as double) / 100
            else try_cast(trim(raw.reported_value) as double)
        end as reported_value,
        case when upper(trim(raw.how_counted)) not in ('', '-', 'NA', 'N/A') then trim(raw.how_counted) end as how_reported
    from raw_reported_outcomes as raw
)

select
    source_file_id,
    line_number,
    case
        when financial_year is null then 'a financial year that cannot be read'
        when reported_provider is null or reported_service is null or reported_measure is null
            then 'without a provider, a service or an outcome'
        when reported_people is null or reported_people < 0 then 'a count of people that cannot be read'
        when so_text is not null and reported_so is null or value_text is not null and reported_value is null
            then 'a count or a value that cannot be read'
        when reported_so is null and reported_value is null then 'without a count and without a value'
        when reported_so not between 0 and reported_people then 'more people than were counted'
    end as rejected_because,
    financial_year,
    reported_provider,
    reported_service,
    reported_measure,
    reported_people,
    reported_so,
    reported_value,
    how_reported
from read
