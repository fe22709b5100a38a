/*---
description = """
Which provider a name of a payee or supplier is, where that is certain: by what people decided
(`decisions/aliases.csv`), else by the number that a contract, notice, grant or cost states beside
exactly this name, else by the plain name, where the first list that has it has it for one provider only.
"""
grain    = ["name_text"]
not_null = ["provider_id", "provider_method", "provider_confidence", "list_order"]
---*/

with by_number as (
    select name_text, min(provider_id) as provider_id
    from int_listed_name
    where states_number
    group by name_text
    having count(distinct provider_id) = 1
),

keys as (
    select names.supplier_key, listed.provider_id, listed.list_order
    from int_listed_name as listed
    inner join int_supplier_names as names on names.name_text = listed.name_text
    where names.supplier_key is not null and not names.names_no_single_supplier
),

first_lists as (
    select supplier_key, min(list_order) as list_order from keys group by supplier_key
),

by_key as (
    select keys.supplier_key, min(keys.provider_id) as provider_id, min(keys.list_order) as list_order
    from keys
    inner join first_lists
        on first_lists.supplier_key = keys.supplier_key and first_lists.list_order = keys.list_order
    group by keys.supplier_key
    having count(distinct keys.provider_id) = 1
),

decided as (
    -- Of two decisions about one name the later stands.
    select lower(payee_name) as payee_name, max_by(provider_id, decided_on) filter (where lower(is_the_same) = 'yes') as provider_id
    from ref_decided_aliases
    group by lower(payee_name)
),

refused as (
    select distinct lower(payee_name) as payee_name, provider_id from ref_decided_aliases where lower(is_the_same) = 'no'
),

found as (
    select
        names.name_text,
        names.is_withheld,
        refused_number.payee_name is not null as number_is_refused,
        refused_key.payee_name is not null    as key_is_refused,
        decided.provider_id                   as decided_id,
        by_number.provider_id                 as numbered_id,
        by_key.provider_id                    as keyed_id,
        by_key.list_order
    from int_supplier_names as names
    left join by_number on by_number.name_text = names.name_text
    left join by_key on by_key.supplier_key = names.supplier_key
    left join decided on decided.payee_name = lower(names.name_text)
    left join refused as refused_number
        on refused_number.payee_name = lower(names.name_text) and refused_number.provider_id = by_number.provider_id
    left join refused as refused_key
        on refused_key.payee_name = lower(names.name_text) and refused_key.provider_id = by_key.provider_id
),

judged as (
    select
        name_text,
        decided_id,
        case when not is_withheld and not number_is_refused then numbered_id end as numbered_id,
        case when not is_withheld and not key_is_refused then keyed_id end       as keyed_id,
        list_order
    from found
)

select
    name_text,
    coalesce(decided_id, numbered_id, keyed_id) as provider_id,
    case
        when decided_id is not null then 'decided'
        when numbered_id is not null then 'identifier'
        else 'plain name'
    end                                         as provider_method,
    -- A plain name is that of one listed provider; that another one bears it too is not excluded.
    case when decided_id is null and numbered_id is null then 0.99 else 1 end::double as provider_confidence,
    case when decided_id is not null then 0 when numbered_id is not null then 2 else list_order end::bigint as list_order
from judged
where coalesce(decided_id, numbered_id, keyed_id) is not null
