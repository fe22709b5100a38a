/*---
description = """
Every delivery of social value that was reported, cast and judged.

How many people a delivery reached is not carried on: below ten it would tell of persons.
"""
grain = ["source_file_id", "line_number"]
---*/

with read as (
    select
        raw.source_file_id,
        raw.line_number,
        case when upper(trim(raw.delivery_id)) not in ('', '-', 'NA', 'N/A') then trim(raw.delivery_id) end as delivery_id,
        case when upper(trim(raw.commitment_id)) not in ('', '-', 'NA', 'N/A') then trim(raw.commitment_id) end as commitment_id,
        case when upper(trim(raw.month)) not in ('', '-', 'NA', 'N/A') then trim(raw.month) end as month,
        try_cast(regexp_replace(trim(raw.quantity), ',([0-9]{3})\b', '\1', 'g') as double) as delivered_units,
        case when upper(trim(raw.place)) not in ('', '-', 'NA', 'N/A') then trim(raw.place) end as delivery_place,
        case when upper(trim(raw.reported_by)) not in ('', '-', 'NA', 'N/A') then trim(raw.reported_by) end as reported_by
    from raw_social_value_deliveries as raw
)

select
    source_file_id,
    line_number,
    case
        when delivery_id is null or commitment_id is null then 'without an id or a promise'
        when delivered_units is null or delivered_units < 0 then 'a quantity that cannot be read'
    end as rejected_because,
    delivery_id,
    commitment_id,
    month,
    delivered_units,
    delivery_place,
    reported_by
from read
