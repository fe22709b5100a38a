/*---
description = """
What each provider is called where it is published: its name where that is plainly an organisation's
(`int_payee_kind`), else nobody's. An id may be made of a name, so a provider that is not named has
another id there as well: a number in an order that says nothing.
"""
grain    = ["provider_id"]
not_null = ["shown_provider_id", "shown_provider_name"]
---*/

with named as (
    select provider_id, provider_name as name_text, 1 as preference from stg_providers
    union all
    select provider_id, supplier_name, 2 from int_contracts where provider_id is not null
    union all
    select provider_id, provider_name, 3 from stg_service_costs where provider_id is not null
    union all
    -- Of registers only those whom somebody paid or contracted with.
    select listed.provider_id, listed.name_text, 3 + listed.list_order
    from int_listed_name as listed
    inner join (select distinct provider_id from int_payee_provider) as found on found.provider_id = listed.provider_id
),

best as (
    select
        provider_id,
        name_text,
        row_number() over (partition by provider_id order by preference, name_text desc nulls last) as place
    from named
),

judged as (
    select
        best.provider_id,
        best.name_text is not null and kinds.shown_name is null     as is_hidden,
        kinds.shown_name
    from best
    left join int_payee_kind as kinds on kinds.name_text = best.name_text
    where best.place = 1
)

select
    provider_id,
    case
        when is_hidden
            then 'local:not-named-' || row_number() over (partition by is_hidden order by md5(provider_id))
        else provider_id
    end                                                                                         as shown_provider_id,
    case when is_hidden then 'A provider not named here' else coalesce(shown_name, provider_id) end as shown_provider_name
from judged
