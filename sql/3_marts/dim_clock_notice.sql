/*---
description = """
Duties of the statutory clock, with the section that asks for each and what it says.
"""
grain    = ["notice"]
not_null = ["notice_words", "section", "rule_words"]
---*/

select notice, notice_words, section, rule_words, cast(sort_key as integer) as sort_key
from ref_statutory_clock
