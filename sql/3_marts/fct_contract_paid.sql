/*---
description = """
What was paid under each contract in covered months, as far as payments are tied to it (`int_spend_contract`). Unlike what its
supplier was paid (`dim_contract`), these pounds stand beside one contract only and may be added up.
"""
grain      = ["contract_id"]
not_null   = ["spend_gbp", "sure_gbp", "payments"]
references = { contract_id = "dim_contract" }
---*/

select
    contract_id,
    sum(amount_gbp)::decimal(18, 2)                                                             as spend_gbp,
    coalesce(sum(amount_gbp) filter (where match_confidence in ('certain', 'strong')), 0)::decimal(18, 2) as sure_gbp,
    count(*)                                                                                    as payments,
    min(month)                                                                                  as first_month,
    max(month)                                                                                  as last_month
from int_spend_purpose
where contract_id is not null
group by contract_id
