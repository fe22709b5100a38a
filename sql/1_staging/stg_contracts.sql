/*---
description = """
Contracts as their register states them, one row per line. Unknown values and dates are null.
"""
grain = ["source_file_id", "line_number"]
---*/

select
    source_file_id,
    line_number,
    contract_reference,
    title,
    supplier_name,
    directorate,
    procedure,
    legal_route,
    service_id,
    cpv_code,
    provider_id,
    company_number,
    charity_number,
    is_sme,
    is_vcse,
    start_date,
    end_date,
    expiry_date,
    annual_value_gbp,
    total_value_gbp,
    value_unknown_because,
    as_at
from stg_contracts_judged
where rejected_because is null
