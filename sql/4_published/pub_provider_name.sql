/*---
description = """
The names under which each provider is paid or holds contracts, with how each is known to be it: for the people who check.
"""
grain     = ["provider_id", "payee_name"]
audiences = ["officer"]
order     = ["provider_id", "payee_name"]
---*/

select provider_id, payee_name, provider_method, provider_confidence, spend_gbp, payments
from fct_provider_name
