/*---
description = """
The parent of each provider, where one is on record: by what people decided (`decisions/groups.csv`), else by the
list of providers, else by the register of care homes, which says who runs each. Two parents of one provider on
one list are not decided between. A decision without a parent says that there is none.

A parent is known by its number, else by its name as any payee is, else it has an id of its plain name. A care
home is known by its plain name alone, of two words or more that only one of its kind bears, so it is less sure.
Who is not plainly an organisation is nobody's parent and has none here.
"""
grain    = ["provider_id"]
not_null = ["parent_basis", "parent_confidence"]
accepted = { parent_basis = ["decided", "list of providers", "care register"] }
---*/

with decided as (
    -- Of two decisions about one provider the later stands.
    select
        provider_id,
        max_by(coalesce(parent_id, ''), coalesce(decided_on, ''))   as parent_id,
        max_by(coalesce(parent_name, ''), coalesce(decided_on, '')) as parent_name
    from ref_decided_groups
    where provider_id is not null
    group by provider_id
),

homes as (
    -- Of homes of one name nobody can tell which is meant.
    select
        names.supplier_key,
        max(homes.run_by)       as run_by,
        max(homes.provider_id)  as provider_id
    from stg_provider_register as homes
    inner join int_supplier_names as names on names.name_text = homes.provider_name
    where homes.run_by is not null and homes.replaced_by is null
    group by names.supplier_key
    having count(distinct homes.run_by) = 1 and contains(names.supplier_key, ' ')
),

said as (
    select
        provider_id, nullif(parent_id, '') as parent_id, nullif(parent_name, '') as parent_name,
        'decided' as parent_basis, 1 as preference, 1.0 as confidence
    from decided
    union all
    select provider_id, parent_provider_id, parent_provider_name, 'list of providers', 2, 0.95
    from stg_providers
    where parent_provider_id is not null or parent_provider_name is not null
    union all
    select payees.provider_id, null, homes.run_by, 'care register', 3, 0.8 * payees.provider_confidence
    from homes
    inner join int_supplier_names as names on names.supplier_key = homes.supplier_key
    inner join int_payee_provider as payees on payees.name_text = names.name_text
    union all
    select provider_id, null, run_by, 'care register', 3, 0.95
    from stg_provider_register
    where run_by is not null and provider_id is not null and replaced_by is null
),

found as (
    select
        said.provider_id, said.parent_basis, said.preference,
        coalesce(
            said.parent_id, known.provider_id, 'local:' || lower(replace(names.supplier_key, ' ', '-'))
        )                                                                                           as parent_id,
        said.parent_name,
        said.confidence * case when said.parent_id is null then coalesce(known.provider_confidence, 1) else 1 end
                                                                                                    as confidence,
        min(said.preference) over (partition by said.provider_id)                                   as first_preference
    from said
    left join int_supplier_names as names on names.name_text = said.parent_name
    left join int_payee_provider as known on known.name_text = said.parent_name
),

best as (
    select
        provider_id,
        max(parent_id)                              as parent_id,
        max(parent_name)                            as parent_name,
        max(parent_basis)                           as parent_basis,
        round(min(confidence), 4)::double           as parent_confidence
    from found
    where preference = first_preference
    group by provider_id
    having count(distinct coalesce(parent_id, '')) = 1
),

named as (
    select
        best.*,
        coalesce(parents.shown_provider_name, kinds.shown_name, best.parent_id)   as shown_parent_name,
        -- Whoever has a number of a register is an organisation, named or not.
        coalesce(
            parents.shown_provider_id = best.parent_id,
            kinds.shown_name is not null or regexp_matches(best.parent_id, '^GB-(COH|CHC|SC|NIC|NHS|LAE)-')
        )                                                       as is_parent_shown,
        coalesce(own.shown_provider_id = own.provider_id, true) as is_own_shown
    from best
    left join int_provider_name as parents on parents.provider_id = best.parent_id
    left join int_payee_kind as kinds on kinds.name_text = best.parent_name
    left join int_provider_name as own on own.provider_id = best.provider_id
)

select
    provider_id,
    parent_id         as parent_provider_id,
    shown_parent_name as parent_provider_name,
    parent_basis,
    parent_confidence
from named
where is_own_shown
    and (coalesce(parent_id, parent_name) is null or (parent_id is not null and is_parent_shown))
    and parent_id is distinct from provider_id
