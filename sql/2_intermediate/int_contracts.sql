/*---
description = """
Contracts of the registers with an id of our own, the supplier's plain name, and their state at
the date of the register.

The reference of a register is neither complete nor unique, so the id is made of publisher,
reference, supplier, title, dates and value; equal lines are told apart by a number.
"""
grain      = ["contract_id"]
not_null   = ["publisher_id", "state"]
accepted   = { state = ["in_force", "ended", "not_started", "end_not_stated"] }
---*/

with keyed as (
    select
        contracts.*,
        files.publisher_id,
        -- A register is as at its stated date; without one, as at its latest start.
        coalesce(contracts.as_at, max(contracts.start_date) over (partition by contracts.source_file_id)) as register_date,
        md5(concat_ws(
            '|', files.publisher_id, contracts.contract_reference, contracts.supplier_name, contracts.title,
            contracts.start_date::varchar, contracts.end_date::varchar, contracts.total_value_gbp::varchar
        )) as contract_hash
    from stg_contracts as contracts
    inner join stg_landed_files as files on files.source_file_id = contracts.source_file_id
),

numbered as (
    select
        *,
        row_number() over (partition by contract_hash order by source_file_id, line_number) as tie
    from keyed
)

select
    numbered.publisher_id || ':' || left(numbered.contract_hash, 12)
        || case when numbered.tie > 1 then '-' || numbered.tie else '' end as contract_id,
    numbered.source_file_id,
    numbered.line_number,
    numbered.publisher_id,
    numbered.contract_reference,
    numbered.title,
    numbered.supplier_name,
    case when names.names_no_single_supplier then null else names.supplier_key end as supplier_key,
    numbered.directorate,
    numbered.procedure,
    numbered.start_date,
    numbered.end_date,
    numbered.expiry_date,
    numbered.annual_value_gbp,
    numbered.total_value_gbp,
    numbered.register_date as as_at,
    case
        when numbered.start_date > numbered.register_date then 'not_started'
        when numbered.expiry_date is null then 'end_not_stated'
        when numbered.expiry_date < numbered.register_date then 'ended'
        else 'in_force'
    end as state
from numbered
left join int_supplier_names as names on names.name_text = numbered.supplier_name
