/*---
description = """
How often each theme came up in what people agreed to have shown to everyone. Fewer than ten is not counted out;
a theme that nobody agreed to have shown to everyone is not named.
"""
grain    = ["theme"]
order    = ["theme"]
accepted = { why_no_value = ["too_few"], hidden_as = ["too_few"] }
---*/

select
    theme,
    n_public as n_quotes,
    case when suppressed_public is not null then 'too_few' end as why_no_value,
    case when suppressed_public is not null then 'too_few' end as hidden_as
from safe_voice_theme
where is_public
