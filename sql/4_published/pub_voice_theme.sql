/*---
description = """
How often each theme came up in what people agreed to have shown to everyone. Fewer than ten is not counted out.
"""
grain = ["theme"]
order = ["theme"]
---*/

select theme, n_public as n_quotes, case when n_public is null then 'too_few' end as why_no_value
from safe_voice_theme
