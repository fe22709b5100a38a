/*---
description = """
Failures to perform a contract that a notice publishes, one row each: what was asked, what was
decided, and the penalty in the buyer's words (contracted, imposed, negotiated). A penalty in
another currency is unknown in pounds.
"""
grain = ["source_file_id", "line_number", "part_number"]
---*/

select
    source_file_id,
    line_number,
    part_number::bigint                         as part_number,
    ocid,
    contract_number,
    award_id,
    failure_id,
    requirement,
    description,
    try_cast(decision_date as date)             as decision_date,
    try_cast(penalty_date as date)              as penalty_date,
    penalty_type,
    case when upper(coalesce(currency, 'GBP')) = 'GBP' then try_cast(value as decimal(18, 2)) end as penalty_gbp,
    try_cast(is_partial_termination as boolean) as is_partial_termination,
    supplier_identifiers
from raw_ocds
where part = 'failure' and fault is null
