/*---
description = """
How much of a payer's map rests on which rule: pounds by year, kind of flow and rule, a row for each rule.
`of_spend_pct` is of all pounds of that kind and year; credits may take it below 0 or above 100: then none is given.
"""
grain  = ["payer_id", "financial_year", "flow_kind", "benefit_rule"]
order  = ["payer_id", "financial_year", "flow_kind", "sort_key"]
not_null = ["spend_gbp"]
---*/

with placed as (
    select
        payers.payer_id, benefit.financial_year, benefit.flow_kind, benefit.benefit_rule,
        cast(cast(sum(benefit.amount_pence) as decimal(20, 0)) * 0.01 as decimal(18, 2)) as spend_gbp
    from stat_benefit as benefit
    inner join dim_payer_set as payers
        on payers.publisher_id = benefit.publisher_id and payers.alliance_set = benefit.alliance_set
    where benefit.scenario = 'rules'
    group by payers.payer_id, benefit.financial_year, benefit.flow_kind, benefit.benefit_rule
),

totals as (
    select payer_id, financial_year, flow_kind, sum(spend_gbp) as total_gbp
    from placed
    group by payer_id, financial_year, flow_kind
)

select
    totals.payer_id,
    totals.financial_year,
    totals.flow_kind,
    rules.benefit_rule,
    rules.rule_words,
    rules.confidence,
    rules.is_placed,
    rules.sort_key,
    coalesce(placed.spend_gbp, 0)::decimal(18, 2)                                as spend_gbp,
    case when coalesce(placed.spend_gbp, 0) between 0 and totals.total_gbp and totals.total_gbp <> 0
        then round((100.0 * coalesce(placed.spend_gbp, 0) / totals.total_gbp)::double, 6) end as of_spend_pct
from totals
cross join dim_benefit_rule as rules
left join placed
    on placed.payer_id = totals.payer_id
    and placed.financial_year = totals.financial_year
    and placed.flow_kind = totals.flow_kind
    and placed.benefit_rule = rules.benefit_rule
