/*---
description = """
Which provider a name of a payee or supplier is, where that is certain: by what people decided
(`decisions/aliases.csv`), else by the plain name where it is that of one provider only.
"""
grain    = ["name_text"]
not_null = ["provider_id", "provider_method"]
---*/

with listed as (
    select provider_id, provider_name from stg_providers
    union
    select publisher_id, name from ref_publishers
),

by_key as (
    select names.supplier_key, min(listed.provider_id) as provider_id
    from listed
    inner join int_supplier_names as names on names.name_text = listed.provider_name
    where names.supplier_key is not null and not names.names_no_single_supplier
    group by names.supplier_key
    having count(distinct listed.provider_id) = 1
),

decided as (
    -- Of two decisions about one name the later stands.
    select lower(payee_name) as payee_name, max_by(provider_id, decided_on) filter (where lower(is_the_same) = 'yes') as provider_id
    from ref_decided_aliases
    group by lower(payee_name)
),

refused as (
    select distinct lower(payee_name) as payee_name, provider_id from ref_decided_aliases where lower(is_the_same) = 'no'
)

select
    names.name_text,
    coalesce(decided.provider_id, by_key.provider_id) as provider_id,
    case when decided.provider_id is not null then 'decided' else 'plain name' end as provider_method
from int_supplier_names as names
left join by_key on by_key.supplier_key = names.supplier_key
left join decided on decided.payee_name = lower(names.name_text)
left join refused on refused.payee_name = lower(names.name_text) and refused.provider_id = by_key.provider_id
where decided.provider_id is not null
    or (by_key.provider_id is not null and refused.payee_name is null and not names.is_withheld)
