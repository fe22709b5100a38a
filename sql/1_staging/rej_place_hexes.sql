/*---
description = """
Lines that cannot be used, with the reason. Where a place stands on a hexagonal map: column q, row r, and the layout that shifts every other one.
"""
grain    = ["source_file_id", "line_number"]
not_null = ["rejected_because"]
---*/

select
    source_file_id,
    line_number,
    'unreadable' as kind_of_line,
    rejected_because
from stg_place_hexes_judged
where rejected_because is not null
