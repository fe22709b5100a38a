-- fail: What the map counts of an alliance is what its members spent, payments between them left out.

with totals as (
    select alliance_id, financial_year, sum(spend_gbp) as spend_gbp
    from fct_alliance_spend
    group by alliance_id, financial_year
),

placed as (
    select payers.payer_id, benefit.financial_year, cast(sum(benefit.amount_pence) as decimal(20, 0)) * 0.01 as placed_gbp
    from stat_benefit as benefit
    inner join dim_payer_set as payers
        on payers.publisher_id = benefit.publisher_id and payers.alliance_set = benefit.alliance_set
    where benefit.scenario = 'rules'
    group by payers.payer_id, benefit.financial_year
)

select totals.alliance_id, totals.financial_year, totals.spend_gbp, placed.placed_gbp
from totals
left join placed on placed.payer_id = totals.alliance_id and placed.financial_year = totals.financial_year
where totals.spend_gbp <> coalesce(placed.placed_gbp, 0)
