/*---
description = """
What a source says of its indicators, one row an indicator that it describes.
"""
grain    = ["source_file_id", "line_number"]
not_null = ["indicator_title"]
---*/

select
    source_file_id,
    line_number,
    indicator,
    indicator_title,
    subtitle,
    indicator_definition,
    caveats,
    source_name,
    source_address,
    released_on,
    unit_text,
    decimal_places,
    is_experimental
from stg_indicator_metadata_judged
where rejected_because is null
