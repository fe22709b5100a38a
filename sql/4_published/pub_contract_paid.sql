/*---
description = """
What was paid under each contract in the loaded months, and how much of that is sure; with its value beside.
"""
grain     = ["contract_id"]
audiences = ["board", "officer"]
order     = ["place_id", "contract_id"]
---*/

select
    paid.contract_id,
    contracts.publisher_id,
    publishers.place_id,
    contracts.contract_reference,
    contracts.title,
    contracts.supplier_name,
    contracts.annual_value_gbp,
    contracts.total_value_gbp,
    paid.spend_gbp,
    paid.sure_gbp,
    paid.payments,
    paid.first_month,
    paid.last_month
from fct_contract_paid as paid
inner join dim_contract as contracts on contracts.contract_id = paid.contract_id
inner join dim_publisher as publishers on publishers.publisher_id = contracts.publisher_id
