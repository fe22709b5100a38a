/*---
description = """
The parent of each provider and the group that it belongs to, with how that is known and how sure it is: whoever is
above all, going from parent to parent. The head of a group has no parent and belongs to its own group. Providers
of whom no parent is on record have no row; that is no sign that they stand alone.
"""
grain      = ["provider_id"]
references = { provider_id = "dim_provider" }
---*/

with named as (
    -- What a parent is called, wherever it is one: a group's head need not be paid itself.
    select parent_provider_id as provider_id, max(parent_provider_name) as provider_name
    from int_provider_group
    where parent_provider_id is not null
    group by parent_provider_id
)

select
    providers.provider_id,
    groups.parent_provider_id,
    groups.parent_provider_name,
    groups.parent_basis,
    groups.parent_confidence,
    groups.group_id,
    case when groups.group_id is not null then coalesce(named.provider_name, providers.provider_name) end
                                        as group_name,
    groups.group_steps,
    groups.group_confidence,
    groups.no_parent_because
from int_provider_group as groups
inner join dim_provider as providers on providers.provider_id = groups.provider_id
left join named on named.provider_id = groups.group_id
