/*---
description = """
Every file of the folder: what it is, who published it, how many records it holds. One that cannot be read as what it
is was refused whole (`refused_because`); one of a kind that we do not know is `unknown`.
"""
grain    = ["source_file_id"]
not_null = ["kind", "publisher_id", "lines_read"]
---*/

select
    source_file_id,
    path                      as file_name,
    sha256,
    row_number() over (partition by sha256 order by source_file_id) > 1 as is_repeated,
    kind,
    publisher                 as publisher_id,
    try_cast(as_at as date)   as as_at,
    lines_read::bigint        as lines_read,
    lines_rejected::bigint    as lines_rejected,
    columns_dropped,
    said_note,
    nullif(notes, '')         as notes,
    refused_because
from raw_landed_files
