/*---
description = """
Handback of private finance (PFI) contracts: what is to be ready at seven, five and three years before the end, by when, and whether
somebody recorded that it is (`decisions/contracts.csv`). Not recorded is not the same as not done.
"""
grain      = ["contract_id", "years_before"]
not_null   = ["due_on", "asks", "readiness"]
references = { contract_id = "dim_contract" }
accepted   = { readiness = ["recorded", "not recorded", "ahead"] }
---*/

with marks as (
    select contract_id, as_at, expiry_date, publisher_id, contract_reference, 7 as years_before, (expiry_date - interval 7 year)::date as due_on,
        'A health check of the handback; preparation of the asset survey begins' as asks
    from dim_contract
    where state not in ('ended', 'day_not_stated') and expiry_date is not null
        and (upper(title) like '%PFI%' or upper(procedure) like '%PFI%' or upper(legal_route) like '%PFI%')
    union all
    select contract_id, as_at, expiry_date, publisher_id, contract_reference, 5, (expiry_date - interval 5 year)::date,
        'A second health check; the joint survey of the assets is done by now'
    from dim_contract
    where state not in ('ended', 'day_not_stated') and expiry_date is not null
        and (upper(title) like '%PFI%' or upper(procedure) like '%PFI%' or upper(legal_route) like '%PFI%')
    union all
    select contract_id, as_at, expiry_date, publisher_id, contract_reference, 3, (expiry_date - interval 3 year)::date,
        'A third health check; what must be put right is agreed, and what follows is decided'
    from dim_contract
    where state not in ('ended', 'day_not_stated') and expiry_date is not null
        and (upper(title) like '%PFI%' or upper(procedure) like '%PFI%' or upper(legal_route) like '%PFI%')
),

recorded as (
    select publisher_id, contract_reference, what, max_by(says, coalesce(said_on, '') || says) as says, max(try_cast(said_on as date)) as said_on
    from ref_decided_contracts
    group by publisher_id, contract_reference, what
)

select
    marks.contract_id,
    marks.years_before::bigint as years_before,
    marks.due_on,
    marks.asks,
    case when recorded.says is not null then 'recorded' when marks.due_on <= marks.as_at then 'not recorded' else 'ahead' end as readiness,
    recorded.said_on                                                                     as recorded_on,
    recorded.says                                                                        as recorded_words,
    marks.as_at
from marks
left join recorded
    on recorded.publisher_id = marks.publisher_id
    and recorded.contract_reference = marks.contract_reference
    and recorded.what = 'handback_' || marks.years_before
