/*---
description = """
Codes of the Common Procurement Vocabulary.
"""
grain = ["source_file_id", "line_number"]
---*/

select
    source_file_id,
    line_number,
    cpv_code,
    parent_code,
    cpv_words,
    cpv_version
from stg_cpv_judged
where rejected_because is null
