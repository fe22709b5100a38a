/*---
description = """
Contracts that come to an end or have passed it, for each place or alliance whose contracts they are.
The supplier is named in `pub_contract`.
"""
grain = ["payer_id", "contract_id", "watch"]
order = ["payer_id", "watch", "expiry_date", "contract_id"]
---*/

select
    payers.payer_id,
    watched.contract_id,
    watched.watch,
    contracts.title,
    contracts.service_id,
    contracts.start_date,
    contracts.expiry_date,
    contracts.as_at
from fct_contract_watch as watched
inner join dim_contract as contracts on contracts.contract_id = watched.contract_id
inner join dim_payer_contract as payers on payers.contract_id = watched.contract_id
