/*---
description = """
Pounds of covered months by publisher, financial year, kind of flow, service (and whether more than weak words say
it) and how they are tied to a contract. Added up they are all payments (`fct_spend_month`).
"""
grain      = ["publisher_id", "financial_year", "flow_kind", "service_id", "is_clear_service", "contract_tie"]
not_null   = ["spend_gbp", "payments"]
references = { publisher_id = "dim_publisher", service_id = "dim_service", flow_kind = "dim_flow_kind" }
accepted   = { contract_tie = ["one contract", "one of several", "beyond its value", "outside the dates", "no supplier of the register", "no register"] }
---*/

select
    publisher_id,
    financial_year,
    flow_kind,
    service_id,
    service_confidence in ('certain', 'strong', 'moderate') as is_clear_service,
    contract_tie,
    sum(amount_gbp)::decimal(18, 2)             as spend_gbp,
    count(*) filter (where part_number = 1)     as payments
from int_spend_purpose
group by
    publisher_id, financial_year, flow_kind, service_id, service_confidence in ('certain', 'strong', 'moderate'), contract_tie
