-- warn: Going from parent to parent, as lists and registers state them, never comes back to where it began.

select provider_id, parent_basis
from int_provider_group
where no_parent_because = 'the registers lead in a circle'
