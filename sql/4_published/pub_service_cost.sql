/*---
description = """
What services cost in a year with and without overhead, and how many people they helped (10 or more).
"""
grain     = ["financial_year", "publisher_name", "service_id", "provider_id", "agreement_reference"]
audiences = ["board", "officer"]
order     = ["service_id", "provider_name", "financial_year"]
---*/

select
    financial_year, publisher_name, service_id, provider_id, provider_name, agreement_reference, outturn_gbp,
    overhead_gbp, full_cost_gbp, staff_fte, people_helped,
    cast(full_cost_gbp / nullif(people_helped, 0) as decimal(18, 2)) as full_cost_per_person_gbp,
    cost_basis, as_at
from fct_service_cost
