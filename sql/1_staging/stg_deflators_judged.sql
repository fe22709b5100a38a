/*---
description = """
Every line of tables of deflators, cast and judged. A line with a financial and a calendar year has a part for
each. Forecasts that a table gives only as a change have no index and are refused.
"""
grain = ["source_file_id", "line_number", "part_number"]
---*/

with read as (
    select
        source_file_id,
        line_number,
        coalesce(try_cast(part_number as bigint), 1) as part_number,
        trim(period) as said,
        try_cast(nullif(trim(deflator), '-') as double) as deflator,
        base_period as base
    from raw_deflators
)

select
    source_file_id,
    line_number,
    part_number,
    case
        when coalesce(not regexp_matches(said, '^(19|20)[0-9][0-9]([-/][0-9][0-9]|[.]0)?( .*)?$'), true)
            then 'no year: a note below or beside the table'
        when deflator is null or deflator <= 0 then 'a year without an index'
    end as rejected_because,
    case
        when regexp_matches(said, '^[0-9]{4}[-/][0-9][0-9]') then 'FY' || left(said, 4) || '-' || substring(said, 6, 2)
        else 'CY' || left(said, 4)
    end as period,
    deflator,
    case when length(base) > 4 then 'FY' || base else 'CY' || base end as base_period
from read
