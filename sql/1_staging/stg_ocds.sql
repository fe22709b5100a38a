/*---
description = """
Awards and contracts that notices state, one row per part of a release.
"""
grain = ["source_file_id", "line_number", "part_number"]
---*/

select
    source_file_id,
    line_number,
    ocid,
    release_id,
    release_date,
    tag,
    buyer_id,
    buyer_name,
    contract_reference,
    title,
    cpv_code,
    procedure,
    part,
    part_number,
    award_id,
    status,
    total_value_gbp,
    start_date,
    end_date,
    expiry_date,
    suppliers,
    supplier_name,
    supplier_id
from stg_ocds_judged
where rejected_because is null
