/*---
description = """
Releases that can be used, one row each: notices of plans, tenders, awards, contracts and of what
became of them. `release_json` holds what is read of a release; what all releases of a process say
together of its awards is in `int_compiled_awards`.
"""
grain    = ["source_file_id", "line_number"]
not_null = ["ocid", "release_key", "release_date", "release_json"]
---*/

select
    source_file_id,
    line_number,
    ocid,
    release_id,
    release_key,
    release_date,
    released_at,
    tag,
    buyer_id,
    buyer_name,
    contract_reference,
    title,
    release_json
from stg_ocds_judged
where rejected_because is null
