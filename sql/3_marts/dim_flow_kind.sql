/*---
description = """
Kinds of flow, in words and in reading order.
"""
grain    = ["flow_kind"]
not_null = ["flow_words"]
---*/

select flow_kind, flow_words, cast(sort_key as integer) as flow_order
from ref_flow_kinds
