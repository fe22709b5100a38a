/*---
description = """
Every line of the effort log, cast and judged. Who logged it stays in raw.
"""
grain = ["source_file_id", "line_number"]
---*/

with read as (
    select
        raw.source_file_id,
        raw.line_number,
        case when upper(trim(raw.agreement_reference)) not in ('', '-', 'NA', 'N/A') then trim(raw.agreement_reference) end as agreement_reference,
        case when upper(trim(raw.service_id)) not in ('', '-', 'NA', 'N/A') then trim(raw.service_id) end as service_id,
        case when upper(trim(raw.stage)) not in ('', '-', 'NA', 'N/A') then trim(raw.stage) end as stage,
        case when upper(trim(raw.quarter)) not in ('', '-', 'NA', 'N/A') then trim(raw.quarter) end as quarter,
        try_cast(regexp_replace(trim(raw.staff_days), ',([0-9]{3})\b', '\1', 'g') as double) as staff_days,
        try_cast(regexp_replace(replace(trim(raw.cost_gbp), '£', ''), ',([0-9]{3})\b', '\1', 'g') as decimal(18, 2)) as effort_cost_gbp
    from raw_effort as raw
)

select
    source_file_id,
    line_number,
    case
        when stage is null or quarter is null then 'without a stage or a quarter'
        when not regexp_matches(quarter, '^FY[0-9]{4}-[0-9]{2} Q[1-4]$') then 'a quarter that cannot be read'
        when staff_days is null or staff_days < 0 then 'days that cannot be read'
    end as rejected_because,
    agreement_reference,
    service_id,
    stage,
    quarter,
    staff_days,
    effort_cost_gbp
from read
