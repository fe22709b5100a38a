/*---
description = """
What is not known, for each place or alliance: about money and promises by payer, about people by place.

A month before the first or after the last that a publisher has loaded is no gap, nor is one before an
alliance began. Promises have the period `all`.
"""
grain = ["place_id", "period", "unknown"]
order = ["place_id", "period", "unknown"]
accepted = { unknown = ["months_not_loaded", "payments_unmapped", "payees_not_known", "promises_unreported", "wards_not_heard"] }
---*/

with loaded as (
    select publisher_id, min(month) as first_loaded, max(month) as last_loaded
    from fct_spend_month
    where is_covered
    group by publisher_id
),

gaps as (
    select distinct months.publisher_id, months.month, months.financial_year
    from fct_spend_month as months
    inner join loaded
        on loaded.publisher_id = months.publisher_id
        and months.month between loaded.first_loaded and loaded.last_loaded
    where not months.is_covered
),

silent as (
    -- Wards in which nobody was heard on anything.
    select place_id as ward_id, period
    from safe_cell
    where published_table = 'P1' and period_kind = 'financial_year'
    group by place_id, period
    having max(coalesce(n_people, 1)) = 0
)

select payers.payer_id as place_id, gaps.financial_year as period, 'months_not_loaded' as unknown,
    count(*) as unknown_count, cast(null as decimal(18, 2)) as amount_gbp
from gaps
inner join dim_payer as payers
    on payers.publisher_id = gaps.publisher_id and gaps.month >= coalesce(payers.first_month, gaps.month)
group by payers.payer_id, gaps.financial_year
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
union all
select within.place_id, silent.period, 'wards_not_heard', count(*), null
from silent
inner join dim_place_ward as within on within.ward_id = silent.ward_id
group by within.place_id, silent.period
