/*---
description = """
Which provider a name of a payee or supplier is, where that is certain: by what people decided
(`decisions/aliases.csv`), else by the number that a contract, notice, grant or cost states beside
exactly this name, else by the plain name, on the first list that has it. Where a list has several providers
of one name, such as two numbers, it is the one of more than half of its lines, and as sure as their share.
"""
grain    = ["name_text"]
not_null = ["provider_id", "provider_method", "provider_confidence", "list_order"]
---*/

with numbered as (
    select name_text, sum(statements) as statements from int_listed_name where states_number group by name_text
),

by_number as (
    select listed.name_text, listed.provider_id, listed.statements / numbered.statements::double as confidence
    from int_listed_name as listed
    inner join numbered on numbered.name_text = listed.name_text
    where listed.states_number and 2 * listed.statements > numbered.statements
),

keys as (
    select names.supplier_key, listed.provider_id, listed.list_order, sum(listed.statements) as statements
    from int_listed_name as listed
    inner join int_supplier_names as names on names.name_text = listed.name_text
    where names.supplier_key is not null and not names.names_no_single_supplier
    group by names.supplier_key, listed.provider_id, listed.list_order
),

first_lists as (
    select supplier_key, list_order, sum(statements) as statements
    from (
        select *, min(list_order) over (partition by supplier_key) as first_order from keys
    ) as ordered
    where list_order = first_order
    group by supplier_key, list_order
),

by_key as (
    select keys.supplier_key, keys.provider_id, keys.list_order, keys.statements / first_lists.statements::double as confidence
    from keys
    inner join first_lists
        on first_lists.supplier_key = keys.supplier_key and first_lists.list_order = keys.list_order
    where 2 * keys.statements > first_lists.statements
),

decided as (
    -- Of two decisions about one name the later stands.
    select lower(payee_name) as payee_name, max_by(provider_id, coalesce(decided_on, '') || ' ' || provider_id) filter (where lower(is_the_same) = 'yes') as provider_id
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
        by_number.confidence                  as number_confidence,
        by_key.confidence                     as key_confidence,
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
        number_confidence,
        key_confidence,
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
    round(case
        when decided_id is not null then 1
        when numbered_id is not null then number_confidence
        else 0.99 * key_confidence
    end, 4)::double                             as provider_confidence,
    case when decided_id is not null then 0 when numbered_id is not null then 2 else list_order end::bigint as list_order
from judged
where coalesce(decided_id, numbered_id, keyed_id) is not null
