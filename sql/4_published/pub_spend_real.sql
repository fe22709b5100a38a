/*---
description = """
Cash, prices of one named year, and per head, by payer, year, kind of flow, capital and revenue. Cash stays beside the others; what
is missing says why.
"""
grain = ["payer_id", "financial_year", "flow_kind", "capital_or_revenue"]
order = ["payer_id", "financial_year", "flow_kind", "capital_or_revenue"]
---*/

select
    payer_id, financial_year, flow_kind, capital_or_revenue, spend_gbp, real_gbp, price_year, deflator_released_on,
    why_no_real, population, population_period, per_head_gbp, real_per_head_gbp, why_no_per_head, months_covered
from fct_spend_real
