/*---
description = """
Full definitions of the measures, as of this build. Pages and old packs show these.
"""
grain = ["measure_id"]
order = ["sort_key"]
---*/

select
    measure_id,
    title,
    plain_title,
    question,
    why_it_matters,
    definition,
    method,
    measure_kind,
    unit,
    polarity,
    scale_low,
    scale_high,
    min_n,
    items,
    reporter,
    defined_by,
    source_name,
    licence,
    written_by,
    checked_by,
    next_review,
    version,
    sort_key
from dim_measure
