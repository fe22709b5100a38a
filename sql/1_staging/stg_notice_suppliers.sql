/*---
description = """
Suppliers of each notice of a Contracts Finder export, one row each. `is_sme` and `is_vcse` are what
the notice declares. A notice without a supplier has no row.
"""
grain    = ["source_file_id", "line_number", "supplier_number"]
not_null = ["supplier_name"]
---*/

select
    source_file_id,
    line_number,
    supplier_number::bigint                         as supplier_number,
    trim(notice_id)                                 as notice_id,
    trim(supplier_name)                             as supplier_name,
    nullif(trim(supplier_id), '')                   as supplier_id,
    case lower(trim(is_sme)) when 'yes' then true when 'no' then false end   as is_sme,
    case lower(trim(is_vcse)) when 'yes' then true when 'no' then false end  as is_vcse
from raw_contract_notices
where upper(trim(supplier_name)) not in ('', '-', 'NA', 'N/A')
