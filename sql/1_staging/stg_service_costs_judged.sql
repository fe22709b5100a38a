/*---
description = """
Every line of the costs of services, cast and judged. A year is written 2022-23 or FY2022-23.
"""
grain = ["source_file_id", "line_number"]
---*/

with read as (
    select
        raw.source_file_id,
        raw.line_number,
        case when regexp_matches(trim(raw.financial_year), '^(FY)?[0-9]{4}-[0-9]{2}$')
            then 'FY' || replace(trim(raw.financial_year), 'FY', '') end as financial_year,
        case when upper(trim(raw.publisher)) not in ('', '-', 'NA', 'N/A') then trim(raw.publisher) end as publisher_name,
        case when upper(trim(raw.service_id)) not in ('', '-', 'NA', 'N/A') then trim(raw.service_id) end as service_id,
        case when upper(trim(raw.provider_id)) not in ('', '-', 'NA', 'N/A') then trim(raw.provider_id) end as provider_id,
        case when upper(trim(raw.provider_name)) not in ('', '-', 'NA', 'N/A') then trim(raw.provider_name) end as provider_name,
        case when upper(trim(raw.agreement_reference)) not in ('', '-', 'NA', 'N/A') then trim(raw.agreement_reference) end as agreement_reference,
        try_cast(regexp_replace(replace(trim(raw.outturn_gbp), '£', ''), ',([0-9]{3})\b', '\1', 'g') as decimal(18, 2)) as outturn_gbp,
        try_cast(regexp_replace(replace(trim(raw.overhead_gbp), '£', ''), ',([0-9]{3})\b', '\1', 'g') as decimal(18, 2)) as overhead_gbp,
        try_cast(regexp_replace(trim(raw.staff_fte), ',([0-9]{3})\b', '\1', 'g') as double) as staff_fte,
        try_cast(regexp_replace(regexp_extract(trim(raw.people_helped), '^-?[0-9,]+([.]0+)?$'), ',([0-9]{3})\b', '\1', 'g') as bigint) as people_helped,
        case when upper(trim(raw.cost_basis)) not in ('', '-', 'NA', 'N/A') then trim(raw.cost_basis) end as cost_basis,
        case when upper(trim(raw.agreed_by)) not in ('', '-', 'NA', 'N/A') then trim(raw.agreed_by) end as agreed_by,
        coalesce(
            try_strptime(left(trim(raw.as_at), 10), '%Y-%m-%d'),
            try_strptime(trim(raw.as_at), '%d/%m/%y'),
            try_strptime(trim(raw.as_at), '%d/%m/%Y')
        )::date as as_at
    from raw_service_costs as raw
)

select
    source_file_id,
    line_number,
    case
        when financial_year is null then 'a financial year that cannot be read'
        when publisher_name is null or service_id is null or provider_id is null then 'without a publisher, a service or a provider'
        when outturn_gbp is null then 'an outturn that cannot be read'
    end as rejected_because,
    financial_year,
    publisher_name,
    service_id,
    provider_id,
    provider_name,
    agreement_reference,
    outturn_gbp,
    overhead_gbp,
    staff_fte,
    people_helped,
    cost_basis,
    agreed_by,
    as_at
from read
