/*---
description = """
How many people asked for a service in a place and financial year, how many were taken on, and what became of the others. About
people: published only through protection.
"""
grain = ["source_file_id", "line_number"]
---*/

select
    source_file_id,
    line_number,
    financial_year,
    place_id,
    waiting_service,
    people_asked,
    people_taken_on,
    people_referred_on,
    people_outside_rules,
    people_no_reply,
    people_still_waiting,
    waiting_source
from stg_waiting_requests_judged
where rejected_because is null
