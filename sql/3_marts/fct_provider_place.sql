/*---
description = """
The places that each provider serves under contracts and agreements in force, by service, and how many other
providers have one in force for the same service and for that place or a wider one around it.

Only where a register states where it is delivered. That no other is known there does not say that there is none.
"""
grain      = ["provider_id", "service_id", "place_id"]
not_null   = ["contracts_in_force", "other_providers"]
references = { provider_id = "dim_provider", service_id = "dim_service", place_id = "dim_place" }
---*/

with served as (
    select
        contracts.provider_id,
        coalesce(contracts.service_id, 'unmapped')  as service_id,
        places.place_id,
        count(*)                                    as contracts_in_force
    from dim_contract as contracts
    inner join int_contract_place as places on places.contract_id = contracts.contract_id
    where contracts.state = 'in_force' and contracts.provider_id is not null
    group by contracts.provider_id, coalesce(contracts.service_id, 'unmapped'), places.place_id
),

around as (
    select place_id, place_id as wider_id from dim_place
    union
    select place_id, ward_id from dim_place where ward_id is not null
    union
    select place_id, district_id from dim_place where district_id is not null
    union
    select place_id, county_id from dim_place where county_id is not null
    union
    select place_id, icb_id from dim_place where icb_id is not null
),

others as (
    select served.provider_id, served.service_id, served.place_id, count(distinct also.provider_id) as other_providers
    from served
    inner join around on around.place_id = served.place_id
    inner join served as also on also.service_id = served.service_id and also.place_id = around.wider_id
    where also.provider_id <> served.provider_id and served.service_id <> 'unmapped'
    group by served.provider_id, served.service_id, served.place_id
)

select
    served.provider_id,
    served.service_id,
    served.place_id,
    served.contracts_in_force,
    coalesce(others.other_providers, 0) as other_providers
from served
left join others
    on others.provider_id = served.provider_id and others.service_id = served.service_id
    and others.place_id = served.place_id
