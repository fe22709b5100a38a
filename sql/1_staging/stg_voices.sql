/*---
description = """
Quotes that may be shown: to the public, or to the board only.
"""
grain = ["source_file_id", "line_number"]
---*/

select
    source_file_id,
    line_number,
    quote_id,
    survey,
    said_on,
    place_id,
    theme,
    quote,
    consent,
    consent_given_on,
    withdrawn_on
from stg_voices_judged
where rejected_because is null
