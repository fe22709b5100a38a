/*---
description = """
What is not known about money, contracts and promises: one row per payer, financial year and kind, where
there is any. Promises have the period `all`.
"""
grain    = ["payer_id", "period", "unknown"]
not_null = ["unknown_count"]
accepted = { unknown = ["months_not_loaded", "payments_unmapped", "payees_not_known", "promises_unreported"] }
---*/

with payers as (
    select place_id as payer_id, publisher_id, cast(null as varchar) as first_month from dim_publisher
    union all
    select members.alliance_id, members.member_id, strftime(alliances.start_date, '%Y-%m')
    from int_alliance_member as members
    inner join dim_alliance as alliances on alliances.alliance_id = members.alliance_id
    where members.publishes_spend
),

loaded as (
    -- A month before the first or after the last that a publisher has loaded is no gap, nor is one
    -- before an alliance began.
    select publisher_id, min(month) as first_month, max(month) as last_month
    from int_months
    where is_covered
    group by publisher_id
)

select payers.payer_id, months.financial_year as period, 'months_not_loaded' as unknown,
    count(*) as unknown_count, cast(null as decimal(18, 2)) as amount_gbp
from int_months as months
inner join payers on payers.publisher_id = months.publisher_id
inner join loaded
    on loaded.publisher_id = months.publisher_id and months.month between loaded.first_month and loaded.last_month
where not months.is_covered and months.month >= coalesce(payers.first_month, months.month)
group by payers.payer_id, months.financial_year
union all
select payer_id, financial_year, 'payments_unmapped', sum(payments)::bigint, sum(spend_gbp)::decimal(18, 2)
from fct_spend_through
where service_id = 'unmapped'
group by payer_id, financial_year
union all
select payer_id, financial_year, 'payees_not_known', sum(payments)::bigint, sum(spend_gbp)::decimal(18, 2)
from fct_spend_through
where provider_kind = 'not known'
group by payer_id, financial_year
union all
select contracts.payer_id, 'all', 'promises_unreported', count(*), null
from fct_social_value as promises
inner join dim_payer_contract as contracts on contracts.contract_id = promises.contract_id
where promises.delivered_units is null
group by contracts.payer_id
