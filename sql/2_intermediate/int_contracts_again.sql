/*---
description = """
Lines of registers whose contract a later register of the same publisher, or another file of the same day, states as well: they
do not count. A contract is the same by its reference, title, supplier and first day; without a reference by its department
too, and without a first day by its end. Its end and its value may have changed since: the later register tells.
"""
grain    = ["source_file_id", "line_number"]
not_null = ["counted_in"]
---*/

with keyed as (
    select
        contracts.source_file_id,
        contracts.line_number,
        coalesce(contracts.as_at, max(contracts.start_date) over (partition by contracts.source_file_id), date '1900-01-01') as register_date,
        concat_ws(
            '|', files.publisher_id, coalesce(upper(contracts.contract_reference), '-' || upper(contracts.directorate), '-'),
            coalesce(upper(contracts.title), '-'), coalesce(upper(contracts.supplier_name), '-'),
            coalesce(contracts.start_date, contracts.end_date)::varchar
        ) as same_contract
    from stg_contracts as contracts
    inner join stg_landed_files as files on files.source_file_id = contracts.source_file_id
    where contracts.contract_reference is not null or coalesce(contracts.start_date, contracts.end_date) is not null
),

latest as (
    select same_contract, max_by(source_file_id, register_date::varchar || source_file_id) as counted_in
    from keyed
    group by same_contract
    having count(distinct source_file_id) > 1
)

select keyed.source_file_id, keyed.line_number, latest.counted_in
from keyed
inner join latest on latest.same_contract = keyed.same_contract
where keyed.source_file_id <> latest.counted_in
