/*---
description = """
The groups that providers belong to, with a row for each member that is a provider here: its parent and how that is
known, what it was paid in the last twelve covered months of each body, its contracts in force and the places it serves
under them. Of a provider whose parent is not on record, or that people decided has none, a row without a group says why.
"""
grain     = ["provider_id"]
audiences = ["board", "officer"]
order     = ["group_name", "group_id", "group_steps", "provider_name", "provider_id"]
---*/

with paid as (
    select provider_id, sum(last_twelve_gbp) as last_twelve_gbp
    from fct_provider_tenure
    group by provider_id
),

served as (
    select provider_id, count(distinct place_id) as places_served from fct_provider_place group by provider_id
)

select
    providers.provider_id,
    providers.provider_name,
    groups.parent_provider_id,
    groups.parent_provider_name,
    groups.parent_basis,
    groups.parent_confidence,
    groups.group_id,
    groups.group_name,
    groups.group_steps,
    groups.group_confidence,
    groups.no_parent_because,
    paid.last_twelve_gbp::decimal(18, 2)    as last_twelve_gbp,
    providers.contracts_in_force,
    coalesce(served.places_served, 0)       as places_served,
    count(*) over (partition by groups.group_id)    as group_members
from dim_provider_group as groups
inner join dim_provider as providers on providers.provider_id = groups.provider_id
left join paid on paid.provider_id = groups.provider_id
left join served on served.provider_id = groups.provider_id
