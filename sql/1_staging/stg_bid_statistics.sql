/*---
description = """
How many bids there were, as a notice counts them: all in the final stage, and those of small and of
voluntary organisations (`bid_measure`), one row per count.
"""
grain = ["source_file_id", "line_number", "part_number"]
---*/

select
    source_file_id,
    line_number,
    part_number::bigint         as part_number,
    ocid,
    lot_id,
    bid_measure,
    try_cast(bids as bigint)    as bids
from raw_ocds
where part = 'bids' and fault is null
