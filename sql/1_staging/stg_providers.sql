/*---
description = """
Providers as their list states them.
"""
grain = ["source_file_id", "line_number"]
---*/

select
    source_file_id,
    line_number,
    provider_id,
    provider_name,
    provider_kind,
    kind_basis,
    home_area,
    staff_band,
    is_sme,
    other_identifiers,
    services,
    parent_provider_id,
    parent_provider_name
from stg_providers_judged
where rejected_because is null
