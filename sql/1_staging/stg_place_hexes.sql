/*---
description = """
Where a place stands on a hexagonal map: column q, row r, and the layout that shifts every other one.
"""
grain = ["source_file_id", "line_number"]
---*/

select
    source_file_id,
    line_number,
    place_id,
    place_name,
    hex_layout,
    hex_q,
    hex_r
from stg_place_hexes_judged
where rejected_because is null
