/*---
description = """
What each publisher paid to each group's members by financial year: all of it, and what of it are purchases and grants of
services (`counted_gbp`), with its share of everybody's (`counted_pct`), payees that nobody knows included. Where credits
make a part of it negative there is no share. Covered months only.
"""
grain     = ["group_id", "publisher_id", "financial_year"]
not_null  = ["spend_gbp", "members_paid"]
audiences = ["board", "officer"]
order     = ["group_name", "group_id", "financial_year", "publisher_name"]
---*/

with paid as (
    select
        groups.group_id, max(groups.group_name) as group_name, spend.publisher_id, spend.financial_year,
        sum(spend.spend_gbp) as spend_gbp, sum(spend.payments) as payments, count(distinct spend.provider_id) as members_paid
    from fct_provider_spend as spend
    inner join dim_provider_group as groups on groups.provider_id = spend.provider_id
    where groups.group_id is not null
    group by groups.group_id, spend.publisher_id, spend.financial_year
),

bought as (
    select
        group_id, publisher_id, financial_year, sum(counted_gbp) as counted_gbp
    from fct_market
    group by group_id, publisher_id, financial_year
),

everybody as (
    select publisher_id, financial_year, sum(counted_gbp) as market_gbp
    from fct_market
    group by publisher_id, financial_year
)

select
    paid.group_id,
    paid.group_name,
    paid.publisher_id,
    publishers.publisher_name,
    paid.financial_year,
    paid.spend_gbp::decimal(18, 2)                      as spend_gbp,
    paid.payments::bigint                               as payments,
    paid.members_paid,
    'Purchases and grants'                              as flow_kinds_counted,
    coalesce(bought.counted_gbp, 0)::decimal(18, 2)     as counted_gbp,
    everybody.market_gbp::decimal(18, 2)                as market_gbp,
    case when bought.counted_gbp between 0 and everybody.market_gbp
        then round(100 * bought.counted_gbp / nullif(everybody.market_gbp, 0), 4) end::double as counted_pct
from paid
inner join dim_publisher as publishers on publishers.publisher_id = paid.publisher_id
left join bought
    on bought.group_id = paid.group_id and bought.publisher_id = paid.publisher_id
    and bought.financial_year = paid.financial_year
left join everybody
    on everybody.publisher_id = paid.publisher_id and everybody.financial_year = paid.financial_year
