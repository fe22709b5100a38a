/*---
description = """
How the services of payments are known: pounds and payments of covered months by publisher, financial year, kind of flow,
method and confidence. Added up they are all payments.
"""
grain      = ["publisher_id", "financial_year", "flow_kind", "service_method", "service_confidence"]
not_null   = ["spend_gbp", "payments"]
references = { publisher_id = "dim_publisher", flow_kind = "dim_flow_kind" }
---*/

select
    spend.publisher_id,
    spend.financial_year,
    spend.flow_kind,
    spend.service_method,
    spend.service_confidence,
    sum(spend.amount_gbp)::decimal(18, 2)   as spend_gbp,
    count(*)                                as payments
from int_spend_service as spend
inner join int_months as months
    on months.publisher_id = spend.publisher_id and months.month = spend.month and months.is_covered
group by spend.publisher_id, spend.financial_year, spend.flow_kind, spend.service_method, spend.service_confidence
