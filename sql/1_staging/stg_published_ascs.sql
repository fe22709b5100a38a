/*---
description = """
Per cents, people and margins of error of the Adult Social Care Survey by council, as its annex tables publish them.
"""
grain    = ["source_file_id", "line_number"]
not_null = ["place_id", "period", "period_start", "figure_kind"]
---*/

select
    source_file_id, line_number, place_id, place_name, indicator, period, period_words, period_start, figure_kind, value,
    why_no_value, source_note
from stg_published_ascs_judged
where rejected_because is null
