/*---
description = """
The places that all contracts of a supplier name, for one service and for all of them (`*`), as one text in
order. Only where each of those contracts names one: a contract that says nothing may be anywhere.
"""
grain    = ["publisher_id", "supplier_key", "service_id"]
not_null = ["place_key", "place_count", "contracts"]
---*/

with services as (
    select contract_id, service_id from int_contract_service
    union all
    select contract_id, '*' from int_contract_service
),

places as (
    select
        contracts.publisher_id, contracts.supplier_key, services.service_id, contracts.contract_id, places.place_id,
        coalesce(places.is_whole, false) as is_whole
    from int_contracts as contracts
    inner join services on services.contract_id = contracts.contract_id
    left join int_contract_place as places on places.contract_id = contracts.contract_id
    where contracts.supplier_key is not null
),

distinct_places as (
    select publisher_id, supplier_key, service_id, place_id
    from places
    where place_id is not null
    group by publisher_id, supplier_key, service_id, place_id
),

keys as (
    select publisher_id, supplier_key, service_id, string_agg(place_id, '|' order by place_id) as place_key, count(*) as place_count
    from distinct_places
    group by publisher_id, supplier_key, service_id
),

contracts as (
    select
        publisher_id, supplier_key, service_id, count(distinct contract_id) as contracts,
        count(distinct contract_id) filter (where place_id is not null)  as contracts_placed,
        max(case when is_whole then 1 else 0 end)                        as whole
    from places
    group by publisher_id, supplier_key, service_id
)

select contracts.publisher_id, contracts.supplier_key, contracts.service_id, keys.place_key, keys.place_count, contracts.contracts
from contracts
inner join keys
    on keys.publisher_id = contracts.publisher_id and keys.supplier_key = contracts.supplier_key and keys.service_id = contracts.service_id
where contracts.contracts = contracts.contracts_placed and contracts.whole = 0
