/*---
description = """
What a person helped cost, by provider, service and financial year, in-house services and others on one basis; only
where that may be compared, else the reason stands in its place.

The cost is what the body states (outturn and overhead) over all agreements. Where it states none, what was paid
in covered months stands for a provider outside; an in-house service is not what is paid for it, so its cost is not
supplied. Comparable is only a cost with overheads for a known number of people.
"""
grain     = ["provider_id", "service_id", "financial_year"]
not_null  = ["is_in_house", "is_comparable", "cost_basis"]
accepted  = { why_no_value = ["not_loaded"] }
audiences = ["board", "officer"]
order     = ["service_id", "financial_year", "provider_name"]
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

agreed as (
    -- An in-house service with an agreement has a row for every year of payments, if only to say that its cost is missing.
    select distinct contracts.provider_id, contracts.service_id, months.financial_year
    from dim_contract as contracts
    inner join dim_provider as providers on providers.provider_id = contracts.provider_id and providers.is_in_house
    inner join fct_spend_month as months on months.publisher_id = contracts.publisher_id
    where contracts.service_id is not null
        and strftime(contracts.start_date, '%Y-%m') <= months.month
        and coalesce(strftime(contracts.expiry_date, '%Y-%m'), months.month) >= months.month
),

together as (
    -- What is paid, stated and agreed is brought together by one aggregate: payments may be millions of rows.
    select
        provider_id, service_id, financial_year,
        sum(spend_gbp)        as spend_gbp,
        bool_or(is_stated)    as is_stated,
        max(outturn_gbp)      as outturn_gbp,
        max(overhead_gbp)     as overhead_gbp,
        max(people_helped)    as people_helped,
        max(cost_basis)       as cost_basis
    from (
        select provider_id, service_id, financial_year, null as spend_gbp, true as is_stated,
            outturn_gbp, overhead_gbp, people_helped, cost_basis
        from stated
        union all
        select provider_id, service_id, financial_year, spend_gbp, false, null, null, null, null
        from fct_provider_spend
        where service_id <> 'unmapped'
        union all
        select provider_id, service_id, financial_year, null, false, null, null, null, null
        from agreed
    ) as known
    group by provider_id, service_id, financial_year
),

judged as (
    select
        together.provider_id,
        together.service_id,
        together.financial_year,
        coalesce(providers.provider_name, together.provider_id)                 as provider_name,
        coalesce(providers.is_in_house, false)                                  as is_in_house,
        together.is_stated,
        together.outturn_gbp,
        together.overhead_gbp,
        together.people_helped,
        together.cost_basis,
        case
            when together.is_stated then together.outturn_gbp + together.overhead_gbp
            when not coalesce(providers.is_in_house, false) then together.spend_gbp
        end                                                                     as cost_gbp
    from together
    left join dim_provider as providers on providers.provider_id = together.provider_id
)

select
    judged.provider_id,
    judged.provider_name,
    judged.service_id,
    coalesce(services.service_name, judged.service_id)                                      as service_name,
    judged.financial_year,
    judged.is_in_house,
    cast(judged.outturn_gbp as decimal(18, 2))                                              as outturn_gbp,
    cast(judged.overhead_gbp as decimal(18, 2))                                             as overhead_gbp,
    cast(judged.cost_gbp as decimal(18, 2))                                                 as cost_gbp,
    cast(judged.people_helped as bigint)                                                    as people_helped,
    case when judged.is_stated
        then cast(judged.cost_gbp / judged.people_helped as decimal(18, 2)) end             as unit_cost_gbp,
    case
        when judged.is_stated then coalesce(judged.cost_basis, 'not stated')
        when judged.is_in_house then 'not supplied'
        else 'payments in the loaded months'
    end                                                                                     as cost_basis,
    judged.is_stated and judged.cost_gbp is not null and judged.people_helped is not null   as is_comparable,
    case
        when not judged.is_stated and judged.is_in_house then 'Its cost is not supplied'
        when not judged.is_stated then 'Payments only: how many people were helped is not supplied'
        when judged.overhead_gbp is null then 'Its overheads are not supplied'
        when judged.people_helped is null then 'How many people were helped is not supplied, or fewer than ten'
    end                                                                                     as not_comparable_because,
    case when judged.cost_gbp is null then 'not_loaded' end                                 as why_no_value
from judged
left join dim_service as services on services.service_id = judged.service_id
