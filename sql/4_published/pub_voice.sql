/*---
description = """
What people said, with consent to be shown to the board.
"""
grain     = ["quote_id"]
audiences = ["board", "officer"]
order     = ["theme", "quote_id"]
---*/

select quote_id, survey, month, district_id, theme, quote, consent from fct_voice
