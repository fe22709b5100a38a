/*---
description = """
Organisations as registers state them: identifier, name, kind, place, and the same organisation in another register.
"""
grain = ["source_file_id", "line_number"]
---*/

select
    source_file_id,
    line_number,
    register,
    provider_id,
    register_number,
    provider_name,
    other_name,
    provider_kind,
    same_as_provider_id,
    run_by,
    short_name,
    place_id,
    slug,
    opened_on,
    closed_on,
    replaced_by
from stg_provider_register_judged
where rejected_because is null
