/*---
description = """
Grants by other funders, one row each.
"""
grain = ["source_file_id", "line_number"]
---*/

select
    source_file_id,
    line_number,
    grant_id,
    title,
    currency,
    amount_awarded_gbp,
    award_date,
    start_date,
    duration_months,
    recipient_id,
    recipient_name,
    funder_id,
    funder_name,
    place_id,
    place_name
from stg_grants_judged
where rejected_because is null
