/*---
description = """
Suppliers of each award as a notice names them, one row each, with all of their identifiers.

`is_sme` and `is_vcse` are what the notice declares of the supplier; null where it declares nothing.
"""
grain    = ["source_file_id", "line_number", "part_number"]
---*/

select
    source_file_id,
    line_number,
    part_number::bigint                                                         as part_number,
    ocid,
    award_id,
    lower(status)                                                               as status,
    supplier_name,
    supplier_id,
    supplier_identifiers,
    case
        when lower(supplier_scale) in ('sme', 'micro', 'small', 'medium', 'selfemployed') then true
        when lower(supplier_scale) = 'large' then false
    end                                                                         as is_sme,
    try_cast(is_vcse as boolean)                                                as is_vcse
from raw_ocds
where part = 'supplier' and fault is null
