/*---
description = """
Staff days of commissioning, by stage and quarter.
"""
grain     = ["stage", "quarter"]
audiences = ["board", "officer"]
order     = ["quarter", "stage_order", "stage"]
---*/

select stage, stage_order, is_before_signing, quarter, staff_days, effort_cost_gbp, agreements
from fct_effort
