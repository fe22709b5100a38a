/*---
description = """
How many people were first invited and how many of them answered. About people: published only
through protection.
"""
grain = ["source_file_id", "line_number"]
---*/

select
    source_file_id,
    line_number,
    survey,
    wave,
    place_id,
    age_band,
    people_invited,
    people_answered
from stg_invitations_judged
where rejected_because is null
