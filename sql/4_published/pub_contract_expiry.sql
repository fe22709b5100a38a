/*---
description = """
When contracts end, by payer, place and service, and the window in which a decision about what follows must be taken. A
contract for several places has a row for each; `place_id` is the payer's own place where none is stated or the whole area is
meant (`place_is_stated`). Count contracts by `contract_id`: the rows of places are not to be added up.
"""
grain = ["payer_id", "contract_id", "delivery_place_id"]
order = ["payer_id", "expiry_date", "contract_id", "delivery_place_id"]
---*/

with places as (
    select contract_id, unnest(string_split(place_key, '|')) as place_id
    from dim_contract_record
    where place_key is not null
)

select
    payers.payer_id,
    expiry.contract_id,
    coalesce(places.place_id, publishers.place_id)       as delivery_place_id,
    names.place_name                                     as delivery_place_name,
    places.place_id is not null                          as place_is_stated,
    contracts.service_id,
    contracts.title,
    records.legal_route,
    records.annualised_gbp,
    expiry.expiry_date,
    expiry.window_opens_on,
    expiry.window_closes_on,
    expiry.window_state,
    expiry.extensions_left,
    expiry.extension_option_months,
    expiry.as_at
from fct_contract_expiry as expiry
inner join dim_contract as contracts on contracts.contract_id = expiry.contract_id
inner join dim_contract_record as records on records.contract_id = expiry.contract_id
inner join dim_publisher as publishers on publishers.publisher_id = contracts.publisher_id
inner join dim_payer_contract as payers on payers.contract_id = expiry.contract_id
left join places on places.contract_id = expiry.contract_id
left join dim_place as names on names.place_id = coalesce(places.place_id, publishers.place_id)
