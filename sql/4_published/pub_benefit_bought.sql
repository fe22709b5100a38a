/*---
description = """
How much of what a payer bought and granted rests on which rule of place: by year and all years together, by service
and for all of them, a row for each rule. `placed_gbp` is all that any rule lays upon a place.
"""
grain    = ["payer_id", "financial_year", "service_id", "benefit_rule"]
not_null = ["spend_gbp", "placed_gbp", "total_gbp"]
order    = ["payer_id", "financial_year", "service_id", "sort_key"]
---*/

with paid as (
    select payers.payer_id, benefit.financial_year, benefit.service_id, benefit.benefit_rule, sum(benefit.amount_pence) as pence
    from stat_benefit as benefit
    inner join dim_payer_set as payers
        on payers.publisher_id = benefit.publisher_id and payers.alliance_set = benefit.alliance_set
    where benefit.scenario = 'rules' and benefit.flow_kind in ('purchase', 'grant')
    group by payers.payer_id, benefit.financial_year, benefit.service_id, benefit.benefit_rule
),

by_service as (
    select payer_id, financial_year, service_id, benefit_rule, pence from paid
    union all
    select payer_id, financial_year, 'all', benefit_rule, pence from paid
),

by_period as (
    select payer_id, financial_year, service_id, benefit_rule, pence from by_service
    union all
    select payer_id, 'all', service_id, benefit_rule, pence from by_service
),

by_rule as (
    select payer_id, financial_year, service_id, benefit_rule, sum(pence) as pence
    from by_period
    group by payer_id, financial_year, service_id, benefit_rule
),

totals as (
    select
        by_rule.payer_id, by_rule.financial_year, by_rule.service_id,
        sum(by_rule.pence)                                              as pence,
        coalesce(sum(by_rule.pence) filter (where rules.is_placed), 0)  as placed
    from by_rule
    inner join dim_benefit_rule as rules on rules.benefit_rule = by_rule.benefit_rule
    group by by_rule.payer_id, by_rule.financial_year, by_rule.service_id
)

select
    totals.payer_id,
    totals.financial_year,
    totals.service_id,
    rules.benefit_rule,
    rules.rule_words,
    rules.confidence,
    rules.is_placed,
    rules.sort_key,
    'Purchases and grants'                                                                  as flow_kinds_counted,
    cast(cast(coalesce(by_rule.pence, 0) as decimal(20, 0)) * 0.01 as decimal(18, 2))       as spend_gbp,
    cast(cast(totals.placed as decimal(20, 0)) * 0.01 as decimal(18, 2))                    as placed_gbp,
    cast(cast(totals.pence as decimal(20, 0)) * 0.01 as decimal(18, 2))                     as total_gbp,
    case when totals.pence > 0 and coalesce(by_rule.pence, 0) between 0 and totals.pence
        then round((100.0 * coalesce(by_rule.pence, 0) / totals.pence)::double, 6) end      as of_spend_pct
from totals
cross join dim_benefit_rule as rules
left join by_rule
    on by_rule.payer_id = totals.payer_id
    and by_rule.financial_year = totals.financial_year
    and by_rule.service_id = totals.service_id
    and by_rule.benefit_rule = rules.benefit_rule
