/*---
description = """
Every line of tables of unit costs and values, cast and judged. `value_gbp` is in prices of `price_year`;
`updated_value_gbp` is what the source made of it in prices of its own edition.
"""
grain = ["source_file_id", "line_number"]
---*/

with read as (
    select
        source_file_id,
        line_number,
        nullif(trim(value_code), '') as value_code,
        nullif(trim(category), '') as category,
        nullif(nullif(trim(subcategory), ''), '-') as subcategory,
        nullif(trim(value_words), '') as value_words,
        nullif(trim(agency), '') as agency,
        nullif(trim(unit), '') as unit,
        try_cast(regexp_replace(replace(trim(value), '£', ''), ',([0-9]{3})\b', '\1', 'g') as decimal(18, 2)) as value_gbp,
        trim(price_year) as said_year,
        try_cast(regexp_replace(replace(trim(updated_value), '£', ''), ',([0-9]{3})\b', '\1', 'g') as decimal(18, 2)) as updated_value_gbp,
        nullif(trim(value_source), '') as value_source,
        nullif(trim(confidence), '') as value_confidence
    from raw_unit_values
)

select
    source_file_id,
    line_number,
    case
        when value_code is null and value_words is null then 'no code, no words: a row of a look-up or a note'
        when value_code is null then 'no code'
        when value_gbp is null then 'no value that can be read'
        when coalesce(not regexp_matches(said_year, '^(19|20)[0-9][0-9]([-/][0-9][0-9])?$'), true) then 'no price year'
    end as rejected_because,
    value_code,
    category,
    subcategory,
    value_words,
    agency,
    unit,
    value_gbp,
    case
        when length(said_year) = 7 then 'FY' || left(said_year, 4) || '-' || substring(said_year, 6, 2)
        else 'CY' || said_year
    end as price_year,
    updated_value_gbp,
    value_source,
    value_confidence
from read
