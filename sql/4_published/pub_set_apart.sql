/*---
description = """
Lines that were set apart or refused, by file and reason, and payments whose day is in doubt.
"""
grain = ["source_file_id", "kind_of_line", "set_apart_because"]
---*/

select
    apart.source_file_id,
    files.file_name,
    files.publisher_name,
    apart.kind_of_line,
    apart.set_apart_because,
    apart.lines,
    apart.amount_gbp
from fct_set_apart as apart
inner join dim_source_file as files on files.source_file_id = apart.source_file_id
