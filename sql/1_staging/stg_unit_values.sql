/*---
description = """
What one unit of something costs or is worth, as a published database states it, with source and price year.
"""
grain = ["source_file_id", "line_number"]
---*/

select
    source_file_id,
    line_number,
    value_code,
    category,
    subcategory,
    value_words,
    agency,
    unit,
    value_gbp,
    price_year,
    updated_value_gbp,
    value_source,
    value_confidence
from stg_unit_values_judged
where rejected_because is null
