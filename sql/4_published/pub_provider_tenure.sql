/*---
description = """
How long each publisher has paid each provider, and the pounds, services and contracts that would be open if
it stopped tomorrow. Beginnings and endings only where the months around them are covered.
"""
grain = ["provider_id", "publisher_id"]
audiences = ["board", "officer"]
order = ["provider_id", "publisher_id"]
---*/

select
    tenure.provider_id,
    providers.provider_name,
    tenure.publisher_id,
    publishers.publisher_name,
    tenure.first_paid_month,
    tenure.last_paid_month,
    tenure.months_paid,
    tenure.is_seen_to_begin,
    tenure.is_seen_to_end,
    tenure.last_twelve_gbp,
    tenure.services_paid,
    tenure.contracts_in_force
from fct_provider_tenure as tenure
inner join dim_provider as providers on providers.provider_id = tenure.provider_id
inner join dim_publisher as publishers on publishers.publisher_id = tenure.publisher_id
