/*---
description = """
One record for every contract and agreement whatever its legal route, beside `pub_contract`: by which law, what
it is worth as stated, by the year and spent so far, and who looks after it.
"""
grain     = ["contract_id"]
audiences = ["board", "officer"]
order     = ["place_id", "expiry_date", "contract_id"]
---*/

select
    records.contract_id,
    contracts.publisher_id,
    publishers.place_id,
    contracts.contract_reference,
    contracts.title,
    contracts.supplier_name,
    contracts.service_id,
    records.legal_route,
    routes.route_words,
    routes.law,
    records.route_basis,
    records.is_urgent,
    records.is_under_act,
    contracts.start_date,
    contracts.expiry_date,
    contracts.as_at,
    contracts.state,
    records.total_value_gbp,
    records.annualised_gbp,
    records.annualised_basis,
    records.spent_gbp,
    records.spent_capital_gbp,
    records.capital_or_revenue,
    records.spent_basis,
    records.extension_option_months,
    records.extensions_offered,
    records.extensions_taken,
    records.review_date,
    records.owner_words,
    records.owner_basis,
    records.area_covered,
    records.place_count,
    records.is_whole,
    records.outcome_words
from dim_contract_record as records
inner join dim_contract as contracts on contracts.contract_id = records.contract_id
inner join dim_publisher as publishers on publishers.publisher_id = contracts.publisher_id
inner join dim_legal_route as routes on routes.legal_route = records.legal_route
