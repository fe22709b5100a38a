-- fail: Each line of decisions/groups.csv is about a provider that is known, and what it says of its parent counts.

select decided.provider_id, decided.parent_id, decided.parent_name
from ref_decided_groups as decided
left join (
    select provider_id from int_provider_name
    union
    select provider_id from int_listed_name
    union
    select parent_provider_id from int_provider_parent
) as known on known.provider_id = decided.provider_id
left join int_provider_parent as parents
    on parents.provider_id = decided.provider_id and parents.parent_basis = 'decided'
where known.provider_id is null or parents.provider_id is null
