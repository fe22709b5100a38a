/*---
description = """
Full definitions of the measures, as of this build. Pages and old packs show these.
"""
grain = ["measure_id"]
order = ["sort_key"]
---*/

select
    measure.measure_id,
    measure.title,
    measure.plain_title,
    measure.question,
    measure.why_it_matters,
    measure.definition,
    measure.method,
    measure.measure_kind,
    measure.unit,
    measure.polarity,
    measure.scale_low,
    measure.scale_high,
    measure.min_n,
    measure.items,
    measure.scoring_words,
    measure.balancing_measure_id,
    beside.plain_title as balancing_title,
    measure.caveats,
    measure.reporter,
    measure.defined_by,
    measure.source_name,
    measure.licence,
    measure.written_by,
    measure.checked_by,
    measure.next_review,
    measure.version,
    measure.sort_key
from dim_measure as measure
left join dim_measure as beside on beside.measure_id = measure.balancing_measure_id
