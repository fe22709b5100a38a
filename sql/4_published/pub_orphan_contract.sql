/*---
description = """
Worklist: contracts that ran in a loaded month and under which no payment was found, with their value and the line of
their register.
"""
grain     = ["contract_id"]
audiences = ["board", "officer"]
order     = ["place_id", "sort_key"]
---*/

select
    contracts.contract_id,
    contracts.publisher_id,
    publishers.place_id,
    contracts.contract_reference,
    contracts.title,
    contracts.supplier_name,
    contracts.service_id,
    contracts.start_date,
    contracts.expiry_date,
    contracts.state,
    contracts.annual_value_gbp,
    contracts.total_value_gbp,
    orphans.covered_months,
    orphans.orphan_because,
    files.file_name,
    contracts.line_number,
    cast(row_number() over (
        partition by contracts.publisher_id
        order by coalesce(contracts.annual_value_gbp, contracts.total_value_gbp) desc nulls last, contracts.contract_id
    ) as integer)             as sort_key
from fct_orphan_contract as orphans
inner join dim_contract as contracts on contracts.contract_id = orphans.contract_id
inner join dim_publisher as publishers on publishers.publisher_id = contracts.publisher_id
left join dim_source_file as files on files.source_file_id = contracts.source_file_id
