/*---
description = """
Files in which payments stand more than once, the same in every column, and how much they come to.
"""
grain = ["source_file_id"]
order = ["file_name"]
---*/

select
    repeated.source_file_id,
    files.file_name,
    files.publisher_name,
    repeated.repeated_lines,
    repeated.repeated_gbp
from fct_repeated_line as repeated
inner join dim_source_file as files on files.source_file_id = repeated.source_file_id
