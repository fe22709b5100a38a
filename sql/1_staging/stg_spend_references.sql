/*---
description = """
The references of contracts that payments state themselves, one row each: a cell may state several,
apart from each other by a semicolon, a bar, a comma or a plus. Capitals and figures only, without the noughts in front.
"""
grain    = ["source_file_id", "line_number", "reference_key"]
parts    = "source_file_id"
not_null = ["reference_key"]
---*/

with cells as (
    -- Few files have such a column: the others fall away before anything is taken apart.
    select source_file_id, line_number, upper(trim(contract_reference)) as cell
    from raw_spend
    where nullif(trim(contract_reference), '') is not null
        and upper(trim(contract_reference)) not in ('-', 'NA', 'N/A', 'NONE', 'NULL', 'TBC')
),

parts as (
    select
        source_file_id,
        line_number,
        ltrim(regexp_replace(
            unnest(string_split(regexp_replace(cell, '[;|,+]', '|', 'g'), '|')), '[^A-Z0-9]+', '', 'g'
        ), '0') as reference_key
    from cells
)

select distinct source_file_id, line_number, reference_key
from parts
where reference_key <> ''
