/*---
description = """
What a service cost its body in a financial year: outturn, overhead, people.
"""
grain = ["source_file_id", "line_number"]
---*/

select
    source_file_id,
    line_number,
    financial_year,
    publisher_name,
    service_id,
    provider_id,
    provider_name,
    agreement_reference,
    outturn_gbp,
    overhead_gbp,
    staff_fte,
    people_helped,
    cost_basis,
    agreed_by,
    as_at
from stg_service_costs_judged
where rejected_because is null
