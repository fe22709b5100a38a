/*---
description = """
The rules by which pounds are placed, in the order in which they are tried, with how sure each is.
"""
grain    = ["benefit_rule"]
not_null = ["rule_words", "confidence", "is_placed"]
---*/

select benefit_rule, rule_words, confidence, is_placed = 'yes' as is_placed, cast(sort_key as integer) as sort_key
from ref_benefit_rules
