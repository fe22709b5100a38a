/*---
description = """
What a provider reports of an outcome in a financial year: how many people it counted, and of how many it was so. About people:
published only through protection.
"""
grain = ["source_file_id", "line_number"]
---*/

select
    source_file_id,
    line_number,
    financial_year,
    reported_provider,
    reported_service,
    reported_measure,
    reported_people,
    reported_so,
    reported_value,
    how_reported
from stg_reported_outcomes_judged
where rejected_because is null
