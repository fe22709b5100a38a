/*---
description = """
If a provider stopped tomorrow: the pounds, contracts and people of each publisher and service that would need
another, its share of that body's need, and how many others are known to provide the service.

`counted_gbp` is what the share counts: purchases and grants of the last twelve covered months or, for an
in-house service, which is not paid for, the full cost of its latest account. `service_gbp` is the same of everybody,
unknown payees included. Where an in-house service with an agreement states no cost, nobody can tell a share.
`other_providers` are those known to be paid, to cost or to have an agreement in force. `people_heard` answered about the
provider and service in the year `heard_in`, over all places: the most that any one question heard, since people
do not add up over questions. It is the same on every publisher's row.
"""
grain     = ["provider_id", "publisher_id", "service_id"]
not_null  = ["last_twelve_gbp", "contracts_in_force", "is_need_known"]
audiences = ["board", "officer"]
order     = ["provider_id", "service_name", "publisher_name"]
---*/

with accounts as (
    select
        costs.provider_id, publishers.publisher_id, costs.service_id, costs.financial_year,
        -- A cost that one agreement leaves out is not nought.
        case when count(costs.full_cost_gbp) = count(*) then sum(costs.full_cost_gbp) end  as full_cost_gbp,
        case when count(costs.people_helped) = count(*) then sum(costs.people_helped) end  as people_helped,
        row_number() over (
            partition by costs.provider_id, publishers.publisher_id, costs.service_id
            order by costs.financial_year desc
        ) as age
    from fct_service_cost as costs
    inner join dim_publisher as publishers on publishers.publisher_name = costs.publisher_name
    group by costs.provider_id, publishers.publisher_id, costs.service_id, costs.financial_year
),

heard as (
    select
        provider_id, service_id, period,
        max(n_people) filter (where suppressed_because is null)                         as people_heard,
        row_number() over (partition by provider_id, service_id order by period desc)   as age
    from safe_cell
    where published_table = 'P3' and period_kind = 'financial_year'
    group by provider_id, service_id, period
),

spine as (
    select provider_id, publisher_id, service_id from fct_provider_need
    union
    select provider_id, publisher_id, service_id from accounts where age = 1
),

stated as (
    select
        spine.provider_id, spine.publisher_id, spine.service_id, providers.is_in_house,
        coalesce(needs.last_twelve_gbp, 0)                                                      as last_twelve_gbp,
        case when providers.is_in_house then accounts.full_cost_gbp else needs.counted_gbp end  as counted_gbp,
        needs.service_paid_gbp, needs.contracts_with_value, needs.annual_value_gbp,
        coalesce(needs.contracts_in_force, 0)                                                   as contracts_in_force,
        accounts.financial_year                                                                 as account_year,
        accounts.people_helped
    from spine
    inner join dim_provider as providers on providers.provider_id = spine.provider_id
    left join fct_provider_need as needs
        on needs.provider_id = spine.provider_id and needs.publisher_id = spine.publisher_id
        and needs.service_id = spine.service_id
    left join accounts
        on accounts.provider_id = spine.provider_id and accounts.publisher_id = spine.publisher_id
        and accounts.service_id = spine.service_id and accounts.age = 1
),

shared as (
    select
        publisher_id, service_id,
        coalesce(max(service_paid_gbp), 0) + coalesce(sum(counted_gbp) filter (where is_in_house), 0)   as service_gbp,
        count(*) filter (where is_in_house and counted_gbp is null) = 0                                 as is_need_known,
        count(*) filter (where contracts_in_force > 0 or counted_gbp > 0)                               as active
    from stated
    group by publisher_id, service_id
)

select
    stated.provider_id,
    stated.publisher_id,
    publishers.publisher_name,
    stated.service_id,
    services.service_name,
    stated.last_twelve_gbp::decimal(18, 2)                                                      as last_twelve_gbp,
    stated.counted_gbp::decimal(18, 2)                                                          as counted_gbp,
    shared.service_gbp::decimal(18, 2)                                                          as service_gbp,
    'Purchases and grants, and the full cost of in-house services'                              as flow_kinds_counted,
    case when shared.is_need_known and stated.service_id <> 'unmapped'
        and stated.counted_gbp between 0 and shared.service_gbp
        then round(100 * stated.counted_gbp / nullif(shared.service_gbp, 0), 4) end::double     as need_pct,
    shared.is_need_known,
    case when stated.service_id <> 'unmapped' then shared.active
        - case when stated.contracts_in_force > 0 or stated.counted_gbp > 0 then 1 else 0 end
    end::bigint                                                                                 as other_providers,
    stated.contracts_in_force,
    stated.contracts_with_value,
    stated.annual_value_gbp,
    stated.account_year,
    stated.people_helped::bigint                                                                as people_helped,
    heard.people_heard,
    heard.period                                                                                as heard_in
from stated
inner join shared on shared.publisher_id = stated.publisher_id and shared.service_id = stated.service_id
inner join dim_publisher as publishers on publishers.publisher_id = stated.publisher_id
inner join dim_service as services on services.service_id = stated.service_id
left join heard
    on heard.provider_id = stated.provider_id and heard.service_id = stated.service_id and heard.age = 1
