/*---
description = """
Changes to contracts that a notice publishes (UK10), one row each: agreed ones, and those that are
only proposed. A value of 0 or 1 only fills a field and is unknown, as is one in another currency.
"""
grain    = ["source_file_id", "line_number", "part_number"]
not_null = ["amendment_stage"]
accepted = { amendment_stage = ["agreed", "proposed"] }
---*/

select
    source_file_id,
    line_number,
    part_number::bigint                 as part_number,
    ocid,
    contract_number,
    award_id,
    amendment_id,
    amendment_stage,
    try_cast(amended_on as date)        as amended_on,
    rationale,
    rationale_codes,
    try_cast(has_renewal as boolean)    as has_renewal,
    try_cast(start_date as date)        as start_date,
    try_cast(end_date as date)          as end_date,
    case
        when upper(coalesce(currency, 'GBP')) = 'GBP' and try_cast(value as decimal(18, 2)) not in (0, 1)
            then try_cast(value as decimal(18, 2))
    end                                 as total_value_gbp,
    suppliers_added::bigint             as suppliers_added,
    suppliers_removed::bigint           as suppliers_removed
from raw_ocds
where part = 'amendment' and fault is null
