/*---
description = """
How many quotes there are on each theme, over all places: those for everyone and those for the board only. Who said a
quote was dropped at landing, so two of them may be one person's.
"""
grain    = ["theme", "consent"]
not_null = ["n_quotes"]
---*/

select coalesce(theme, 'no theme') as theme, consent, count(*) as n_quotes
from fct_voice
group by coalesce(theme, 'no theme'), consent
