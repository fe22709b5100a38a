/*---
description = """
Services for the filter: which of them payments, contracts or people's answers name.
"""
grain    = ["service_id"]
not_null = ["service_name", "has_spend", "has_contracts", "is_asked"]
order    = ["sort_key"]
---*/

with paid as (select distinct service_id from fct_spend_service),

agreed as (select distinct service_id from dim_contract where service_id is not null),

asked as (
    select service_id, max(service_name) as service_name
    from safe_cell
    where published_table = 'P2'
    group by service_id
),

named as (
    select service_id, service_name, sort_key from dim_service
    union all
    select service_id, service_name, 998 from asked
    where service_id not in (select service_id from dim_service)
)

select
    named.service_id,
    named.service_name,
    cast(row_number() over (order by named.sort_key, named.service_name, named.service_id) as integer) as sort_key,
    paid.service_id is not null   as has_spend,
    agreed.service_id is not null as has_contracts,
    asked.service_id is not null  as is_asked
from named
left join paid on paid.service_id = named.service_id
left join agreed on agreed.service_id = named.service_id
left join asked on asked.service_id = named.service_id
where coalesce(paid.service_id, agreed.service_id, asked.service_id) is not null
