/*---
description = """
Estimates that a publication gives by place, with the publication's own limits; limits are null where it gives none.
A district may have the estimate of the area of the NHS that it lies in: then `nhs_area_name` says of which.
"""
grain = ["measure_id", "place_id", "period"]
order = ["place_id", "measure_id", "period_start"]
---*/

select
    cells.measure_id,
    cells.place_id,
    cells.nhs_area_id,
    cells.nhs_area_name,
    cells.period,
    cells.period_start,
    cells.period_words,
    cells.value,
    cells.lower,
    cells.upper,
    case when cells.suppressed_because is not null then 'too_few' else cells.why_no_value end as why_no_value,
    cells.source_note,
    cells.said_note,
    measures.unit
from safe_published_estimate as cells
inner join dim_measure as measures on measures.measure_id = cells.measure_id
