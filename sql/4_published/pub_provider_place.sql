/*---
description = """
The places that each provider serves under contracts and agreements in force, by service, with how many
others have one for the same service there or for a wider place around it.
"""
grain     = ["provider_id", "service_id", "place_id"]
audiences = ["board", "officer"]
order     = ["provider_id", "service_id", "place_name", "place_id"]
---*/

select
    served.provider_id,
    served.service_id,
    services.service_name,
    served.place_id,
    places.place_name,
    places.level_words,
    served.contracts_in_force,
    case when served.service_id <> 'unmapped' then served.other_providers end as other_providers
from fct_provider_place as served
inner join dim_place as places on places.place_id = served.place_id
inner join dim_service as services on services.service_id = served.service_id
