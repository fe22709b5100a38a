/*---
description = """
How often each theme came up in what people agreed to have shown to the board. Fewer than ten is not counted out.
"""
grain     = ["theme"]
audiences = ["board", "officer"]
order     = ["theme"]
accepted  = { why_no_value = ["too_few"], hidden_as = ["too_few", "guards_another"] }
---*/

select
    theme,
    n_board as n_quotes,
    case when suppressed_board is not null then 'too_few' end as why_no_value,
    case
        when suppressed_board like 'fewer%' then 'too_few'
        when suppressed_board is not null then 'guards_another'
    end as hidden_as
from safe_voice_theme
