/*---
description = """
What a person helped cost, by provider, service and financial year, with overheads; only where that is comparable, else the
reason stands in its place. In-house services stand beside the others on the same basis.
"""
grain     = ["provider_id", "service_id", "financial_year"]
not_null  = ["is_comparable"]
accepted  = { why_no_value = ["not_loaded"] }
audiences = ["board", "officer"]
order     = ["service_id", "financial_year", "provider_name"]
---*/

select
    costs.provider_id,
    costs.provider_name,
    costs.service_id,
    coalesce(services.service_name, costs.service_id)                               as service_name,
    costs.financial_year,
    costs.is_in_house,
    costs.outturn_gbp,
    costs.overhead_gbp,
    costs.cost_gbp,
    costs.people_helped,
    case when costs.is_comparable
        then cast(costs.cost_gbp / nullif(costs.people_helped, 0) as decimal(18, 2)) end as unit_cost_gbp,
    costs.cost_basis,
    costs.is_comparable,
    costs.not_comparable_because,
    costs.why_no_value
from fct_unit_cost as costs
left join dim_service as services on services.service_id = costs.service_id
