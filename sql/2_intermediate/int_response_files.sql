/*---
description = """
Files of answers and their names. Those that rest on this alone are as they were where only a file of payments is another.
"""
grain    = ["source_file_id"]
not_null = ["file_name"]
---*/

select source_file_id, file_name
from stg_landed_files
where kind = 'responses'
