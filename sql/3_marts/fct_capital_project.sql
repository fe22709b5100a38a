/*---
description = """
What is being built: contracts whose supplier was paid capital while they ran. Where, for which outcome, and when it is to be
finished, as far as it is stated.

`capital_gbp` is paid to the supplier while the contract ran; where the supplier has several contracts (`supplier_contracts`) the same
pounds stand beside each. The outcome is what people recorded, else null: a service is not an outcome.
"""
grain      = ["contract_id"]
not_null   = ["capital_gbp", "revenue_gbp"]
references = { contract_id = "dim_contract" }
---*/

with paid_days as (
    select
        spend.publisher_id, matched.supplier_key, matched.paid_on,
        sum(spend.amount_gbp) filter (where spend.capital_or_revenue = 'capital')                             as capital_gbp,
        sum(spend.amount_gbp) filter (where spend.capital_or_revenue is distinct from 'capital') as revenue_gbp
    from int_spend_service as spend
    inner join int_spend_matched as matched
        on matched.source_file_id = spend.source_file_id and matched.line_number = spend.line_number
    where matched.is_matched
    group by spend.publisher_id, matched.supplier_key, matched.paid_on
),

paid as (
    select
        contracts.contract_id, sum(days.capital_gbp) as capital_gbp, sum(days.revenue_gbp) as revenue_gbp,
        min(days.paid_on) filter (where days.capital_gbp is not null) as first_paid_on,
        max(days.paid_on) filter (where days.capital_gbp is not null) as last_paid_on
    from dim_contract as contracts
    inner join paid_days as days
        on days.publisher_id = contracts.publisher_id
        and days.supplier_key = contracts.supplier_key
        and days.paid_on between contracts.start_date and contracts.expiry_date
    group by contracts.contract_id
    having sum(days.capital_gbp) is not null
),

decided as (
    select publisher_id, contract_reference, max_by(says, coalesce(said_on, '') || says) as says
    from ref_decided_contracts
    where what = 'completed'
    group by publisher_id, contract_reference
)

select
    contracts.contract_id,
    coalesce(paid.capital_gbp, 0)::decimal(18, 2)                           as capital_gbp,
    coalesce(paid.revenue_gbp, 0)::decimal(18, 2)                           as revenue_gbp,
    contracts.supplier_contracts,
    paid.first_paid_on,
    paid.last_paid_on,
    try_cast(decided.says as date)                                          as completed_on,
    coalesce(try_cast(decided.says as date), contracts.expiry_date)         as finished_on,
    case when decided.says is not null then 'recorded' else 'end of the contract' end as finished_basis,
    contracts.as_at
from paid
inner join dim_contract as contracts on contracts.contract_id = paid.contract_id
left join decided
    on decided.publisher_id = contracts.publisher_id and decided.contract_reference = contracts.contract_reference
