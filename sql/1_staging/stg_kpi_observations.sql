/*---
description = """
How a contract did against each of its key performance indicators in a period, one row per rating
that a notice publishes (UK9). `rating` is in the words of the Procurement Act; it is no score.
"""
grain    = ["source_file_id", "line_number", "part_number"]
accepted = { rating = ["Good", "Approaching target", "Requires improvement", "Inadequate", "Other"] }
---*/

select
    source_file_id,
    line_number,
    part_number::bigint             as part_number,
    ocid,
    contract_number,
    award_id,
    metric_id,
    metric_title,
    observation_id,
    try_cast(start_date as date)    as start_date,
    try_cast(end_date as date)      as end_date,
    rating                          as rating_code,
    case rating
        when 'met' then 'Good'
        when 'slightlyBelow' then 'Approaching target'
        when 'below' then 'Requires improvement'
        when 'significantlyBelow' then 'Inadequate'
        when 'other' then 'Other'
    end                             as rating
from raw_ocds
where part = 'kpi' and fault is null
