/*---
description = """
Every release of every OCDS document, judged.

`line_number` is the release's position in its file. `fault` says what reading found wrong with its
shape: no OCID, an id that stands twice, a list where an object belongs. One fault is enough to
refuse a release. That it has no id is none: its date and tag then tell it from the others of its
process (`release_key`).
"""
grain = ["source_file_id", "line_number"]
---*/

select
    source_file_id,
    line_number,
    fault                                               as rejected_because,
    ocid,
    release_id,
    coalesce(release_id, release_date || ' ' || tag)    as release_key,
    try_cast(left(release_date, 10) as date)            as release_date,
    release_date                                        as released_at,
    tag,
    buyer_id,
    buyer_name,
    contract_reference,
    title,
    release_json
from raw_ocds
where part = 'release'
