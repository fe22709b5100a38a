/*---
description = """
Notices of a Contracts Finder export that can be used, one row each. The one supplier's name and
identifier, or how many there are; each of them is in `stg_notice_suppliers`.
"""
grain    = ["source_file_id", "line_number"]
not_null = ["notice_id", "buyer_name", "published_on"]
---*/

select
    source_file_id,
    line_number,
    notice_id,
    buyer_name,
    title,
    status,
    published_on,
    awarded_on,
    start_date,
    end_date,
    total_value_gbp,
    value_unknown_because,
    cpv_code,
    procedure,
    suppliers,
    supplier_name,
    supplier_id
from stg_contract_notices_judged
where rejected_because is null
