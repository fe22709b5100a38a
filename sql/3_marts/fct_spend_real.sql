/*---
description = """
What a payer spent in a year in cash, in prices of one year, and per head, by kind of flow, capital and revenue.

The price year is the latest financial year that was paid in and has an index. Cash is always there; what is missing says why:
no index, or no count of people, is loaded. People are those of the payer's area at the middle of the year (mid-2024
for April 2024 to March 2025). A year of which some months are not loaded has its `months_covered`, and is not
comparable with a whole one.
"""
grain    = ["payer_id", "financial_year", "flow_kind", "capital_or_revenue"]
not_null = ["spend_gbp", "months_covered"]
accepted = { why_no_real = ["not_loaded"], why_no_per_head = ["not_loaded"] }
---*/

with spent as (
    select
        payers.payer_id, benefit.financial_year, benefit.flow_kind, benefit.capital_or_revenue,
        sum(benefit.amount_gbp) as spend_gbp
    from int_spend_benefit as benefit
    inner join int_alliance_set as sets
        on sets.counting_set = benefit.counting_set
        and sets.provider_id is not distinct from benefit.provider_id
    inner join dim_payer_set as payers
        on payers.publisher_id = benefit.publisher_id and payers.alliance_set = sets.alliance_set
    group by payers.payer_id, benefit.financial_year, benefit.flow_kind, benefit.capital_or_revenue
),

covered as (
    -- Of several members the one with the fewest months.
    select payer_id, financial_year, min(months_covered) as months_covered
    from (
        select payers.payer_id, payers.publisher_id, months.financial_year, count(*) as months_covered
        from dim_payer as payers
        inner join int_months as months
            on months.publisher_id = payers.publisher_id
            and months.is_covered
            and months.month >= coalesce(payers.first_month, months.month)
        group by payers.payer_id, payers.publisher_id, months.financial_year
    ) as by_publisher
    group by payer_id, financial_year
),

price_year as (
    select max(deflators.financial_year) as financial_year
    from int_deflators as deflators
    inner join (select distinct financial_year from spent) as years on years.financial_year = deflators.financial_year
),

prices as (
    select
        deflators.financial_year,
        deflators.deflator_released_on,
        base.financial_year                    as price_year,
        base.deflator / deflators.deflator     as factor
    from int_deflators as deflators
    cross join price_year
    inner join int_deflators as base on base.financial_year = price_year.financial_year
),

figures as (
    select
        spent.payer_id, spent.financial_year, spent.flow_kind, spent.capital_or_revenue,
        spent.spend_gbp::decimal(18, 2)                                  as spend_gbp,
        (cast(spent.spend_gbp as double) * prices.factor)::decimal(18, 2) as real_gbp,
        prices.price_year,
        prices.deflator_released_on,
        people.population,
        people.period                                                    as population_period,
        coalesce(covered.months_covered, 0)                              as months_covered
    from spent
    left join prices on prices.financial_year = spent.financial_year
    left join covered on covered.payer_id = spent.payer_id and covered.financial_year = spent.financial_year
    left join int_place_people as people
        on people.place_id = spent.payer_id
        and people.period = 'CY' || substring(spent.financial_year, 3, 4)
)

select
    payer_id,
    financial_year,
    flow_kind,
    capital_or_revenue,
    spend_gbp,
    real_gbp,
    price_year,
    deflator_released_on,
    case when real_gbp is null then 'not_loaded' end                         as why_no_real,
    population,
    population_period,
    (cast(spend_gbp as double) / population)::decimal(18, 2)                 as per_head_gbp,
    (cast(real_gbp as double) / population)::decimal(18, 2)                  as real_per_head_gbp,
    case when population is null then 'not_loaded' end                       as why_no_per_head,
    months_covered
from figures
