/*---
description = """
The files behind this build, each with its lines read, accepted and refused.
"""
grain = ["source_file_id"]
order = ["kind", "file_name"]
---*/

select
    source_file_id,
    file_name,
    kind,
    kind_words,
    publisher_name,
    sha256,
    as_at,
    first_period,
    last_period,
    lines_read,
    lines_accepted,
    lines_rejected,
    amount_gbp_accepted,
    columns_dropped,
    said_note,
    notes,
    refused_because
from dim_source_file
