/*---
description = """
Measures with their full definitions, as of this build.
"""
grain    = ["measure_id"]
not_null = ["title", "polarity"]
accepted = { polarity = ["higher_is_better", "lower_is_better", "neither"] }
---*/

select
    measure_id,
    title,
    plain_title,
    question,
    why_it_matters,
    definition,
    method,
    kind                         as measure_kind,
    unit,
    polarity,
    cast(scale_low as double)    as scale_low,
    cast(scale_high as double)   as scale_high,
    cast(min_n as integer)       as min_n,
    cast(items as integer)       as items,
    scoring_words,
    balancing_measure_id,
    caveats,
    reporter,
    defined_by,
    source_name,
    source_indicator,
    licence,
    written_by,
    checked_by,
    cast(next_review as date)    as next_review,
    cast(version as integer)     as version,
    cast(sort_key as integer)    as sort_key
from ref_measures
