/*---
description = """
What a service of a provider cost in a financial year, for how many people, and whether that may be compared.

The cost is what the body states (`stg_service_costs`: outturn and overhead, in-house services and others on one basis),
over all agreements. Where it states none, what was paid in covered months stands for a provider outside; an in-house
service is not what is paid for it, so its cost is not supplied. Comparable is only a cost with overheads, for a
known number of people.
"""
grain    = ["provider_id", "service_id", "financial_year"]
not_null = ["is_in_house", "is_comparable", "cost_basis"]
---*/

with stated as (
    select
        provider_id,
        service_id,
        financial_year,
        sum(outturn_gbp)                                                        as outturn_gbp,
        -- An overhead that one agreement leaves out is not nought.
        case when count(overhead_gbp) = count(*) then sum(overhead_gbp) end     as overhead_gbp,
        case when count(people_helped) = count(*) then sum(people_helped) end   as people_helped,
        max(cost_basis)                                                         as cost_basis
    from fct_service_cost
    group by provider_id, service_id, financial_year
),

paid as (
    select provider_id, service_id, financial_year, sum(spend_gbp) as spend_gbp
    from fct_provider_spend
    where service_id <> 'unmapped'
    group by provider_id, service_id, financial_year
),

agreed as (
    -- An in-house service with an agreement has a row for every year of payments, if only to say that its cost is missing.
    select distinct contracts.provider_id, contracts.service_id, months.financial_year
    from dim_contract as contracts
    inner join dim_provider as providers on providers.provider_id = contracts.provider_id and providers.is_in_house
    inner join int_months as months on months.publisher_id = contracts.publisher_id
    where contracts.service_id is not null
        and strftime(contracts.start_date, '%Y-%m') <= months.month
        and coalesce(strftime(contracts.expiry_date, '%Y-%m'), months.month) >= months.month
),

spine as (
    select provider_id, service_id, financial_year from stated
    union
    select provider_id, service_id, financial_year from paid
    union
    select provider_id, service_id, financial_year from agreed
),

judged as (
    select
        spine.provider_id,
        spine.service_id,
        spine.financial_year,
        coalesce(providers.provider_name, spine.provider_id)                    as provider_name,
        coalesce(providers.is_in_house, false)                                  as is_in_house,
        stated.provider_id is not null                                          as is_stated,
        stated.outturn_gbp,
        stated.overhead_gbp,
        stated.people_helped,
        stated.cost_basis,
        case
            when stated.provider_id is not null then stated.outturn_gbp + stated.overhead_gbp
            when not coalesce(providers.is_in_house, false) then paid.spend_gbp
        end                                                                     as cost_gbp
    from spine
    left join dim_provider as providers on providers.provider_id = spine.provider_id
    left join stated
        on stated.provider_id = spine.provider_id and stated.service_id = spine.service_id
        and stated.financial_year = spine.financial_year
    left join paid
        on paid.provider_id = spine.provider_id and paid.service_id = spine.service_id
        and paid.financial_year = spine.financial_year
)

select
    provider_id,
    provider_name,
    service_id,
    financial_year,
    is_in_house,
    outturn_gbp::decimal(18, 2)                                                             as outturn_gbp,
    overhead_gbp::decimal(18, 2)                                                            as overhead_gbp,
    cost_gbp::decimal(18, 2)                                                                as cost_gbp,
    people_helped::bigint                                                                   as people_helped,
    case
        when is_stated then coalesce(cost_basis, 'not stated')
        when is_in_house then 'not supplied'
        else 'payments in the loaded months'
    end                                                                                     as cost_basis,
    is_stated and cost_gbp is not null and people_helped is not null                        as is_comparable,
    case
        when not is_stated and is_in_house then 'Its cost is not supplied'
        when not is_stated then 'Payments only: how many people were helped is not supplied'
        when overhead_gbp is null then 'Its overheads are not supplied'
        when people_helped is null then 'How many people were helped is not supplied, or fewer than ten'
    end                                                                                     as not_comparable_because,
    case when cost_gbp is null then 'not_loaded' end                                        as why_no_value
from judged
