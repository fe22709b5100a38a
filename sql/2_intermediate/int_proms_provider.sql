/*---
description = """
Hospitals and trusts by the code that patients' answers bear, as a register of the NHS names them. A code
that two registers name differently has the name of the first by the alphabet.
"""
grain    = ["provider_id"]
not_null = ["code", "provider_name"]
---*/

select
    lower(register_number)   as code,
    provider_id,
    min(provider_name)       as provider_name
from stg_provider_register
where starts_with(provider_id, 'GB-NHS-') and provider_name is not null and register_number is not null
group by lower(register_number), provider_id
