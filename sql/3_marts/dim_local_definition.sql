/*---
description = """
What local can mean, side by side: none of them is the right one.
"""
grain    = ["local_definition"]
not_null = ["definition_words"]
---*/

select local_definition, definition_words, cast(sort_key as integer) as sort_key
from ref_local_definitions
