/*---
description = """
Which words were read as which service: each pair of a ledger text and a directorate of a publisher, with the service of
its payments, the method and the pounds. One pair may stand in several rows, where contracts tell payments apart.
"""
grain      = ["publisher_id", "expense_type", "directorate", "service_id", "service_method"]
parts      = "publisher_id"
not_null   = ["spend_gbp", "payments"]
references = { publisher_id = "dim_publisher", service_id = "dim_service" }
---*/

select
    spend.publisher_id,
    lines.expense_type,
    lines.directorate,
    spend.service_id,
    spend.service_method,
    min(spend.service_confidence)           as service_confidence,
    sum(spend.amount_gbp)::decimal(18, 2)   as spend_gbp,
    count(*)                                as payments
from int_spend_service as spend
inner join int_spend as lines
    on lines.source_file_id = spend.source_file_id and lines.line_number = spend.line_number
where spend.flow_kind in ('purchase', 'grant')
group by spend.publisher_id, lines.expense_type, lines.directorate, spend.service_id, spend.service_method
