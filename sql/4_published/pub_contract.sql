/*---
description = """
Contracts of the register with what was paid to each supplier in the loaded months. The same
pounds stand beside every contract of a supplier: they are not to be added up.
"""
grain     = ["contract_id"]
audiences = ["board", "officer"]
order     = ["place_id", "expiry_date", "title", "contract_id"]
---*/

select
    contracts.contract_id,
    contracts.publisher_id,
    publishers.place_id,
    contracts.contract_reference,
    contracts.title,
    contracts.supplier_name,
    contracts.directorate,
    contracts.procedure,
    contracts.ocid,
    contracts.legal_route,
    contracts.service_id,
    contracts.service_method,
    contracts.provider_id,
    contracts.start_date,
    contracts.end_date,
    contracts.expiry_date,
    contracts.annual_value_gbp,
    contracts.total_value_gbp,
    contracts.as_at,
    contracts.state,
    states.state_words,
    contracts.expiry_quarter,
    contracts.supplier_contracts,
    contracts.match_state,
    case contracts.match_state
        when 'matched' then 'Payments to this supplier found'
        when 'no_payment_found' then 'No payment to a payee of this name in the loaded months'
        else 'The register names no single supplier'
    end                                                         as match_words,
    contracts.paid_gbp,
    contracts.paid_while_running_gbp,
    contracts.payments,
    contracts.source_file_id,
    contracts.line_number
from dim_contract as contracts
inner join dim_publisher as publishers on publishers.publisher_id = contracts.publisher_id
inner join dim_contract_state as states on states.state = contracts.state
