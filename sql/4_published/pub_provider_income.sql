/*---
description = """
What is known of each provider's income over a year, by who paid it, and each payer's share of what is known: payments of
each publisher in its last twelve covered months, and grants that other funders awarded in the twelve months
up to the last of them. No accounts of providers are read: the share of all its income can only be smaller.
Where credits make a part negative there is no share.
"""
grain     = ["provider_id", "payer_id", "income_kind"]
not_null  = ["payer_name", "known_income_gbp"]
accepted  = { income_kind = ["payments", "grants of others"] }
audiences = ["board", "officer"]
order     = ["provider_id", "income_kind", "payer_name", "payer_id"]
---*/

with last_month as (
    select cast(max(month) || '-01' as date) as month_start from fct_spend_month where is_covered
),

granted as (
    -- A recipient is known by its number, else by its name as any payee is.
    select
        coalesce(listed.provider_id, named.provider_id)         as provider_id,
        coalesce(grants.funder_id, grants.funder_name)          as payer_id,
        max(grants.funder_name)                                 as payer_name,
        sum(grants.amount_awarded_gbp)                          as known_income_gbp
    from fct_grant as grants
    cross join last_month
    left join dim_provider as listed on listed.provider_id = grants.recipient_id
    left join fct_provider_name as named on named.payee_name = grants.recipient_name
    left join dim_publisher as own on own.publisher_id = grants.funder_id
    where own.publisher_id is null
        and grants.funder_name is not null
        and grants.award_date >= last_month.month_start - interval 11 month
        and grants.award_date < last_month.month_start + interval 1 month
        and coalesce(listed.provider_id, named.provider_id) is not null
    group by coalesce(listed.provider_id, named.provider_id), coalesce(grants.funder_id, grants.funder_name)
),

known as (
    select tenure.provider_id, tenure.publisher_id as payer_id, publishers.publisher_name as payer_name,
        'payments' as income_kind, tenure.last_twelve_gbp as known_income_gbp
    from fct_provider_tenure as tenure
    inner join dim_publisher as publishers on publishers.publisher_id = tenure.publisher_id
    union all
    select provider_id, payer_id, payer_name, 'grants of others', known_income_gbp
    from granted
)

select
    known.provider_id,
    known.payer_id,
    known.payer_name,
    known.income_kind,
    known.known_income_gbp::decimal(18, 2)                                                  as known_income_gbp,
    (sum(known.known_income_gbp) over whole)::decimal(18, 2)                                as all_known_income_gbp,
    case when min(known.known_income_gbp) over whole >= 0
        then round(100 * known.known_income_gbp / nullif(sum(known.known_income_gbp) over whole, 0), 4)
    end::double                                                                             as known_income_pct
from known
inner join dim_provider as providers on providers.provider_id = known.provider_id
window whole as (partition by known.provider_id)
