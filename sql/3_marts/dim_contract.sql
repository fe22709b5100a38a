/*---
description = """
Contracts as their register states them, with what was paid to the supplier in the loaded months.

`paid_gbp` is paid to the supplier, under whichever of its contracts; it is null where no payment
was matched, and the same pounds stand beside each contract of that supplier. Never add it up. A supplier
that is not plainly an organisation is not named.
"""
grain      = ["contract_id"]
not_null   = ["publisher_id", "state", "match_state"]
references = { publisher_id = "dim_publisher" }
accepted   = { match_state = ["matched", "no_payment_found", "no_single_supplier"] }
---*/

with paid as (
    select
        publisher_id,
        supplier_key,
        sum(amount_gbp)                                     as paid_gbp,
        coalesce(sum(amount_gbp) filter (where is_paid_while_running), 0) as paid_while_running_gbp,
        count(*)                                            as payments
    from int_spend_matched
    where is_matched
    group by publisher_id, supplier_key
),

contracts_of as (
    select publisher_id, supplier_key, count(*) as supplier_contracts
    from int_contracts
    where supplier_key is not null
    group by publisher_id, supplier_key
)

select
    contracts.contract_id,
    contracts.source_file_id,
    contracts.line_number,
    contracts.publisher_id,
    contracts.contract_reference,
    -- A title may repeat a name that is not shown.
    case
        when kinds.shown_name is null and contains(upper(contracts.title), upper(contracts.supplier_name)) then 'A title that names its supplier'
        else contracts.title
    end                                                     as title,
    case when kinds.payee_kind is not null then coalesce(kinds.shown_name, 'A supplier not named here') end
                                                            as supplier_name,
    contracts.supplier_key,
    contracts.directorate,
    contracts.procedure,
    contracts.ocid,
    contracts.legal_route,
    nullif(services.service_id, 'unmapped')                 as service_id,
    services.service_method,
    providers.shown_provider_id                             as provider_id,
    contracts.start_date,
    contracts.end_date,
    contracts.expiry_date,
    calendar.quarter                                        as expiry_quarter,
    contracts.annual_value_gbp,
    contracts.total_value_gbp,
    contracts.as_at,
    contracts.state,
    contracts_of.supplier_contracts,
    case
        when contracts.supplier_key is null then 'no_single_supplier'
        when paid.supplier_key is null then 'no_payment_found'
        else 'matched'
    end                                                     as match_state,
    paid.paid_gbp::decimal(18, 2)                           as paid_gbp,
    paid.paid_while_running_gbp::decimal(18, 2)             as paid_while_running_gbp,
    paid.payments
from int_contracts as contracts
left join int_payee_kind as kinds on kinds.name_text = contracts.supplier_name
-- A register without a number for its supplier still names one that linkage knows.
left join int_payee_provider as suppliers on suppliers.name_text = contracts.supplier_name
left join int_provider_name as providers
    on providers.provider_id = coalesce(contracts.provider_id, suppliers.provider_id)
left join int_contract_service as services on services.contract_id = contracts.contract_id
left join paid
    on paid.publisher_id = contracts.publisher_id
    and paid.supplier_key = contracts.supplier_key
left join contracts_of
    on contracts_of.publisher_id = contracts.publisher_id
    and contracts_of.supplier_key = contracts.supplier_key
left join ref_calendar as calendar on calendar.month = strftime(contracts.expiry_date, '%Y-%m')
