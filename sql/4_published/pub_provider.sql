/*---
description = """
Providers, in-house and external on the same card: kind and how it is known, contracts, payments.
"""
grain     = ["provider_id"]
audiences = ["board", "officer"]
order     = ["provider_name", "provider_id"]
---*/

select
    provider_id, provider_name, provider_kind, kind_basis, is_in_house, home_area, staff_band, is_sme,
    contracts, contracts_in_force, annual_value_gbp, paid_gbp, payments, first_paid_on, last_paid_on
from dim_provider
