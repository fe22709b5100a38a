/*---
description = """
What people said, with consent to be shown to the public.
"""
grain = ["quote_id"]
order = ["theme", "quote_id"]
---*/

select quote_id, survey, month, district_id, theme, quote from fct_voice where consent = 'public'
