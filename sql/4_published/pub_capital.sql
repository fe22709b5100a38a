/*---
description = """
Capital beside revenue: pounds of a payer by year, service and kind of flow. Where a ledger does not say which, the pounds are
`not stated`, in sight and in neither; where it never says, capital and revenue are unknown.
"""
grain = ["payer_id", "financial_year", "service_id", "flow_kind"]
order = ["payer_id", "financial_year", "service_id", "flow_kind"]
---*/

with pence as (
    select
        payers.payer_id, spend.financial_year, spend.service_id, spend.flow_kind,
        case when bool_or(spend.capital_or_revenue in ('capital', 'revenue'))
            then coalesce(sum(spend.amount_pence) filter (where spend.capital_or_revenue = 'capital'), 0) end as capital,
        case when bool_or(spend.capital_or_revenue in ('capital', 'revenue'))
            then coalesce(sum(spend.amount_pence) filter (where spend.capital_or_revenue = 'revenue'), 0) end as revenue,
        coalesce(sum(spend.amount_pence) filter (where spend.capital_or_revenue not in ('capital', 'revenue')), 0)      as not_stated
    from fct_spend_key as spend
    inner join dim_payer_set as payers
        on payers.publisher_id = spend.publisher_id and payers.alliance_set = spend.alliance_set
    group by payers.payer_id, spend.financial_year, spend.service_id, spend.flow_kind
)

select
    payer_id,
    financial_year,
    service_id,
    flow_kind,
    cast(cast(capital as decimal(20, 0)) * 0.01 as decimal(18, 2))    as capital_gbp,
    cast(cast(revenue as decimal(20, 0)) * 0.01 as decimal(18, 2))    as revenue_gbp,
    cast(cast(not_stated as decimal(20, 0)) * 0.01 as decimal(18, 2)) as not_stated_gbp
from pence
