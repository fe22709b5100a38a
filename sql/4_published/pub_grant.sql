/*---
description = """
Grants by other funders, by place and year. Recipients may be persons: named to board and officers only.
"""
grain     = ["grant_id"]
audiences = ["board", "officer"]
order     = ["award_date", "grant_id"]
---*/

select
    grant_id, title, amount_awarded_gbp, award_date, financial_year, duration_months, recipient_id,
    recipient_name, funder_id, funder_name, place_id, place_name
from fct_grant
