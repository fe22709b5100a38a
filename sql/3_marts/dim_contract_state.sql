/*---
description = """
States of a contract at its register's date, in words and in reading order.
"""
grain    = ["state"]
not_null = ["state_words"]
---*/

select state, state_words, cast(sort_key as integer) as sort_key
from ref_contract_states
