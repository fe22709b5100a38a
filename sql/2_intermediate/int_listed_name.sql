/*---
description = """
Every name under which a list, register or contract knows an organisation, with the provider that it is.

`list_order` says which list is asked first when a plain name is looked up: our own lists, then files that
state a number beside the name, then public registers, then suppliers of contracts of whom no number is
known. These have an id of their plain name, and only where that is an organisation's.
"""
grain    = ["name_text", "provider_id"]
not_null = ["list_order", "states_number", "statements"]
---*/

with listed as (
    select provider_name as name_text, provider_id, 1 as list_order, 0 as beside_number from stg_providers
    union all
    select name, publisher_id, 1, 0 from ref_publishers
    union all
    select provider_name, provider_id, 2, 1 from stg_service_costs
    union all
    select supplier_name, provider_id, 2, 1 from int_contracts
    union all
    select recipient_name, case when regexp_matches(recipient_id, '^GB-(COH|CHC|SC|NIC|NHS|LAE)-') then recipient_id end, 2, 1
    from stg_grants
    union all
    select provider_name, provider_id, 3, 0 from stg_provider_register where replaced_by is null
    union all
    select other_name, provider_id, 3, 0 from stg_provider_register where replaced_by is null
    union all
    select contracts.supplier_name, 'local:' || lower(replace(contracts.supplier_key, ' ', '-')), 4, 0
    from int_contracts as contracts
    inner join int_payee_kind as kinds
        on kinds.name_text = contracts.supplier_name and kinds.payee_kind = 'organisation'
    where contracts.provider_id is null
)

select
    name_text,
    provider_id,
    min(list_order)::bigint                                                                 as list_order,
    max(case when beside_number = 1 and provider_id like 'GB-%' then 1 else 0 end) = 1      as states_number,
    count(*)                                                                                as statements
from listed
where name_text is not null and provider_id is not null
group by name_text, provider_id
