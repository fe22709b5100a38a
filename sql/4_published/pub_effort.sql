/*---
description = """
Staff days of commissioning, by stage and quarter.
"""
grain     = ["stage", "quarter"]
audiences = ["board", "officer"]
order     = ["quarter", "stage"]
---*/

select stage, quarter, staff_days, effort_cost_gbp, agreements from fct_effort
