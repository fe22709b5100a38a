/*---
description = """
Where each contract is delivered, and for which place people's answers about its service are published nearest to that: the
place itself or the district around it (P2), else everyone in the place, whatever their support (P1). Where no place
is stated, the payer's own stands (`place_is_stated`). `published_table` is null where nobody was asked.
"""
grain     = ["contract_id", "delivery_place_id"]
audiences = ["board", "officer"]
accepted  = { published_table = ["P1", "P2"] }
order     = ["contract_id", "delivery_place_id"]
---*/

with stated as (
    select contract_id, unnest(string_split(place_key, '|')) as place_id
    from dim_contract_record
    where place_key is not null
),

served as (
    select
        contracts.contract_id,
        contracts.service_id,
        coalesce(stated.place_id, publishers.place_id) as place_id,
        stated.place_id is not null                    as place_is_stated
    from dim_contract as contracts
    inner join dim_publisher as publishers on publishers.publisher_id = contracts.publisher_id
    left join stated on stated.contract_id = contracts.contract_id
),

of_service as (
    select distinct place_id, service_id
    from safe_cell
    where published_table = 'P2' and period_kind = 'financial_year'
),

of_place as (
    select distinct place_id from safe_cell where published_table = 'P1' and period_kind = 'financial_year'
),

nearest as (
    select
        served.contract_id,
        served.place_id,
        served.place_is_stated,
        places.place_name,
        places.place_level,
        case
            when here.place_id is not null or around.place_id is not null then 'P2'
            when everyone.place_id is not null then 'P1'
        end                                                              as published_table,
        coalesce(here.place_id, around.place_id, everyone.place_id)      as heard_place_id
    from served
    left join dim_place as places on places.place_id = served.place_id
    left join of_service as here on here.place_id = served.place_id and here.service_id = served.service_id
    left join of_service as around on around.place_id = places.district_id and around.service_id = served.service_id
    left join of_place as everyone on everyone.place_id = served.place_id
)

select
    nearest.contract_id,
    nearest.place_id     as delivery_place_id,
    nearest.place_name   as delivery_place_name,
    nearest.place_level,
    nearest.place_is_stated,
    nearest.published_table,
    nearest.heard_place_id,
    names.place_name     as heard_place_name
from nearest
left join dim_place as names on names.place_id = nearest.heard_place_id
where nearest.place_id is not null
