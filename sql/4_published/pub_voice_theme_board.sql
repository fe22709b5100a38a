/*---
description = """
How often each theme came up in what people agreed to have shown to the board. Fewer than ten is not counted out.
"""
grain     = ["theme"]
audiences = ["board", "officer"]
order     = ["theme"]
---*/

select theme, n_board as n_quotes, case when n_board is null then 'too_few' end as why_no_value
from safe_voice_theme
