/*---
description = """
Purchases and grants together in cash, in prices of one named year, and per head, by payer and year: revenue, capital,
not stated, and all of it. What is missing says why.
"""
grain    = ["payer_id", "financial_year", "capital_or_revenue"]
not_null = ["spend_gbp", "months_covered"]
order    = ["payer_id", "financial_year", "sort_key"]
---*/

with bought as (
    select payer_id, financial_year, capital_or_revenue, spend_gbp, real_gbp, price_year, deflator_released_on, population,
        population_period, months_covered
    from fct_spend_real
    where flow_kind in ('purchase', 'grant')
),

parts as (
    select * from bought
    union all
    select payer_id, financial_year, 'all', spend_gbp, real_gbp, price_year, deflator_released_on, population, population_period,
        months_covered
    from bought
),

summed as (
    select
        payer_id, financial_year, capital_or_revenue,
        sum(spend_gbp)              as spend_gbp,
        -- An index that one part lacks leaves the whole without prices of one year.
        case when count(real_gbp) = count(*) then sum(real_gbp) end as real_gbp,
        max(price_year)             as price_year,
        max(deflator_released_on)   as deflator_released_on,
        max(population)             as population,
        max(population_period)      as population_period,
        min(months_covered)         as months_covered
    from parts
    group by payer_id, financial_year, capital_or_revenue
)

select
    payer_id,
    financial_year,
    capital_or_revenue,
    case capital_or_revenue when 'all' then 0 when 'revenue' then 1 when 'capital' then 2 else 3 end::integer as sort_key,
    'Purchases and grants'                                              as flow_kinds_counted,
    spend_gbp::decimal(18, 2)                                           as spend_gbp,
    real_gbp::decimal(18, 2)                                            as real_gbp,
    price_year,
    deflator_released_on,
    case when real_gbp is null then 'not_loaded' end                    as why_no_real,
    population,
    population_period,
    (cast(spend_gbp as double) / population)::decimal(18, 2)            as per_head_gbp,
    (cast(real_gbp as double) / population)::decimal(18, 2)             as real_per_head_gbp,
    case when population is null then 'not_loaded' end                  as why_no_per_head,
    months_covered
from summed
