/*---
description = """
Lines that cannot be used, with the reason. Organisations as registers state them: identifier, name, kind, place, and the same organisation in another register.
"""
grain    = ["source_file_id", "line_number"]
not_null = ["rejected_because"]
---*/

select
    source_file_id,
    line_number,
    'unreadable' as kind_of_line,
    rejected_because
from stg_provider_register_judged
where rejected_because is not null
