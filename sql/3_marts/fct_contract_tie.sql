/*---
description = """
How payments of covered months are tied to contracts: pounds, payments, contracts and names of payees by publisher, financial
year, kind of flow, tie, method and confidence. Added up they are all payments.
"""
grain      = ["publisher_id", "financial_year", "flow_kind", "contract_tie", "match_method", "match_confidence"]
parts      = "publisher_id"
not_null   = ["spend_gbp", "payments", "contracts", "payees"]
references = { publisher_id = "dim_publisher", flow_kind = "dim_flow_kind" }
---*/

select
    publisher_id,
    financial_year,
    flow_kind,
    contract_tie,
    match_method,
    match_confidence,
    sum(amount_gbp)::decimal(18, 2)            as spend_gbp,
    count(*) filter (where part_number = 1)    as payments,
    count(distinct contract_id)                as contracts,
    count(distinct payee_name)                 as payees
from int_spend_purpose
group by publisher_id, financial_year, flow_kind, contract_tie, match_method, match_confidence
