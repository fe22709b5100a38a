/*---
description = """
Awards and contracts from whatever notices there are, one row per part of a process: those of OCDS
releases, and awarded notices that Contracts Finder exports as a table.

The export gives no OCID; the notice's own id stands for one, under a prefix that sorts after
`ocds-`, so that the same procurement goes by its OCID where both have it. Its id is the buyer's
reference in the releases.
"""
grain    = ["ocid", "part_number", "source_file_id", "line_number"]
not_null = ["ocid", "award_id", "release_date"]
---*/

select
    ocid,
    part_number,
    award_id,
    source_file_id,
    line_number,
    release_date,
    buyer_id,
    buyer_name,
    contract_reference,
    title,
    cpv_code,
    procedure,
    total_value_gbp,
    value_unknown_because,
    start_date,
    end_date,
    expiry_date,
    terminated_on,
    contract_number,
    suppliers,
    supplier_name,
    supplier_id
from int_compiled_awards
union all
select
    'uk-contracts-finder-' || notice_id,
    1,
    notice_id,
    source_file_id,
    line_number,
    published_on,
    null,
    buyer_name,
    notice_id,
    title,
    cpv_code,
    procedure,
    total_value_gbp,
    value_unknown_because,
    start_date,
    end_date,
    null,
    null,
    null,
    suppliers,
    supplier_name,
    supplier_id
from stg_contract_notices
where status = 'awarded'
