-- fail: The pounds of a payer's map are all that the payer paid in covered months, to the penny, under any rule.

with paid as (
    select publisher_id, financial_year, sum(spend_gbp) as spend_gbp
    from fct_spend_month
    where is_covered
    group by publisher_id, financial_year
),

placed as (
    select publisher_id, financial_year, scenario, cast(sum(amount_pence) as decimal(20, 0)) * 0.01 as placed_gbp
    from stat_benefit
    group by publisher_id, financial_year, scenario
)

select paid.publisher_id, paid.financial_year, placed.scenario, paid.spend_gbp, placed.placed_gbp
from paid
left join placed on placed.publisher_id = paid.publisher_id and placed.financial_year = paid.financial_year
where paid.spend_gbp <> coalesce(placed.placed_gbp, 0)
