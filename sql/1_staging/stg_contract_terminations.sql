/*---
description = """
Contracts that a notice says are terminated (UK11), one row each, with the reasons that it gives.
"""
grain = ["source_file_id", "line_number", "part_number"]
---*/

select
    source_file_id,
    line_number,
    part_number::bigint     as part_number,
    ocid,
    contract_number,
    award_id,
    rationale_codes,
    rationale
from raw_ocds
where part = 'termination' and fault is null
