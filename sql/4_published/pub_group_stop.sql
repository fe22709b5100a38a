/*---
description = """
If all of a group stopped tomorrow: the pounds and contracts of each publisher and service that would need another, its
members' share of that body's need, and how many others outside the group are known to provide the service. It counts as
`pub_provider_stop` does, whose rows of the members add up to it.

`counted_gbp` is purchases and grants of the last twelve covered months and, for an in-house member, the full cost of its
latest account. People are not added up over providers.
"""
grain     = ["group_id", "publisher_id", "service_id"]
not_null  = ["last_twelve_gbp", "contracts_in_force", "members_concerned", "is_need_known"]
audiences = ["board", "officer"]
order     = ["group_name", "group_id", "service_name", "publisher_name"]
---*/

with accounts as (
    select
        costs.provider_id, publishers.publisher_id, costs.service_id,
        case when count(costs.full_cost_gbp) = count(*) then sum(costs.full_cost_gbp) end as full_cost_gbp,
        row_number() over (
            partition by costs.provider_id, publishers.publisher_id, costs.service_id
            order by costs.financial_year desc
        ) as age
    from fct_service_cost as costs
    inner join dim_publisher as publishers on publishers.publisher_name = costs.publisher_name
    group by costs.provider_id, publishers.publisher_id, costs.service_id, costs.financial_year
),

spine as (
    select provider_id, publisher_id, service_id from fct_provider_need
    union
    select provider_id, publisher_id, service_id from accounts where age = 1
),

stated as (
    select
        spine.publisher_id, spine.service_id, providers.is_in_house, groups.group_id, groups.group_name,
        coalesce(needs.last_twelve_gbp, 0)                                                      as last_twelve_gbp,
        case when providers.is_in_house then accounts.full_cost_gbp else needs.counted_gbp end  as counted_gbp,
        needs.service_paid_gbp, needs.annual_value_gbp,
        coalesce(needs.contracts_in_force, 0)                                                   as contracts_in_force
    from spine
    inner join dim_provider as providers on providers.provider_id = spine.provider_id
    left join dim_provider_group as groups on groups.provider_id = spine.provider_id
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
),

together as (
    select
        group_id, publisher_id, service_id,
        max(group_name)                                                     as group_name,
        count(*)                                                            as members_concerned,
        sum(last_twelve_gbp)                                                as last_twelve_gbp,
        sum(counted_gbp)                                                    as counted_gbp,
        sum(annual_value_gbp)                                               as annual_value_gbp,
        sum(contracts_in_force)                                             as contracts_in_force,
        count(*) filter (where contracts_in_force > 0 or counted_gbp > 0)   as active
    from stated
    where group_id is not null
    group by group_id, publisher_id, service_id
)

select
    together.group_id,
    together.group_name,
    together.publisher_id,
    publishers.publisher_name,
    together.service_id,
    services.service_name,
    together.members_concerned,
    together.last_twelve_gbp::decimal(18, 2)                        as last_twelve_gbp,
    together.counted_gbp::decimal(18, 2)                            as counted_gbp,
    shared.service_gbp::decimal(18, 2)                              as service_gbp,
    'Purchases and grants, and the full cost of in-house services'  as flow_kinds_counted,
    case when shared.is_need_known and together.service_id <> 'unmapped'
        and together.counted_gbp between 0 and shared.service_gbp
        then round(100 * together.counted_gbp / nullif(shared.service_gbp, 0), 4) end::double   as need_pct,
    shared.is_need_known,
    case when together.service_id <> 'unmapped' then shared.active - together.active end::bigint as other_providers,
    together.contracts_in_force::bigint                             as contracts_in_force,
    together.annual_value_gbp::decimal(18, 2)                       as annual_value_gbp
from together
inner join shared on shared.publisher_id = together.publisher_id and shared.service_id = together.service_id
inner join dim_publisher as publishers on publishers.publisher_id = together.publisher_id
inner join dim_service as services on services.service_id = together.service_id
