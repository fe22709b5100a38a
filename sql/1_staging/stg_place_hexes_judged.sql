/*---
description = """
Every hexagon of its files, cast and judged. Where a place stands on a hexagonal map: column q, row r.
"""
grain = ["source_file_id", "line_number"]
---*/

select
    source_file_id,
    line_number,
    case
        when nullif(trim(place_id), '') is null then 'no place'
        when try_cast(hex_q as integer) is null or try_cast(hex_r as integer) is null then 'no column or no row'
        when coalesce(hex_layout, '') not in ('odd-r', 'even-r', 'odd-q', 'even-q') then 'a layout that is not known'
    end as rejected_because,
    trim(place_id)               as place_id,
    trim(place_name)             as place_name,
    hex_layout,
    try_cast(hex_q as integer)   as hex_q,
    try_cast(hex_r as integer)   as hex_r
from raw_place_hexes
