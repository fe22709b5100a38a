/*---
description = """
Deliveries of social value as they were reported.
"""
grain = ["source_file_id", "line_number"]
---*/

select
    source_file_id,
    line_number,
    delivery_id,
    commitment_id,
    month,
    delivered_units,
    delivery_place,
    reported_by
from stg_social_value_deliveries_judged
where rejected_because is null
