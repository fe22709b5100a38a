/*---
description = """
Lines of registers that count, one row each, with an id, the supplier's plain name, and how many lines of the publisher have
the same reference, the same supplier under it, the same first day with both, and the same words. A contract of several registers counts once
(`int_contracts_again`); equal lines of one register are told apart by a number.
"""
grain    = ["register_id"]
not_null = ["publisher_id", "same_reference"]
---*/

with keyed as (
    select
        contracts.*,
        files.publisher_id,
        -- A register is as at its stated date; without one, as at its latest start. Ends tell no day.
        coalesce(contracts.as_at, max(contracts.start_date) over (partition by contracts.source_file_id)) as register_date,
        md5(concat_ws(
            '|', files.publisher_id, contracts.contract_reference, contracts.supplier_name, contracts.title,
            contracts.start_date::varchar, contracts.end_date::varchar, contracts.total_value_gbp::varchar
        )) as contract_hash
    from stg_contracts as contracts
    inner join stg_landed_files as files on files.source_file_id = contracts.source_file_id
    left join int_contracts_again as again
        on again.source_file_id = contracts.source_file_id and again.line_number = contracts.line_number
    where again.source_file_id is null
),

numbered as (
    select
        *,
        row_number() over (partition by contract_hash order by source_file_id, line_number) as equal_line
    from keyed
)

select
    numbered.publisher_id || ':' || left(numbered.contract_hash, 12)
        || case when numbered.equal_line > 1 then '-' || numbered.equal_line else '' end as register_id,
    numbered.*,
    case when names.names_no_single_supplier then null else names.supplier_key end as supplier_key,
    count(*) over (partition by numbered.publisher_id, upper(numbered.contract_reference)) as same_reference,
    count(*) over (partition by numbered.publisher_id, upper(numbered.contract_reference), names.supplier_key) as same_supplier,
    count(*) over (partition by numbered.publisher_id, upper(numbered.contract_reference), names.supplier_key, numbered.start_date) as same_start,
    count(*) over (partition by numbered.publisher_id, names.supplier_key, upper(numbered.title), numbered.start_date) as same_words
from numbered
left join int_supplier_names as names on names.name_text = numbered.supplier_name
