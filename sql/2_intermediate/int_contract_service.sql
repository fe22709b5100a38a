/*---
description = """
Which service each contract is for, and how that is known: by what it says of itself (`int_contract_own_service`),
else by the one service that all mapped payments to its supplier are for. Where nothing says, `unmapped`.
"""
grain    = ["contract_id"]
not_null = ["service_id", "service_method"]
accepted = { service_method = ["stated", "title words", "cpv", "title pattern", "payments", "unmapped"] }
---*/

with by_payments as (
    select matched.publisher_id, matched.supplier_key, min(paid.service_id) as service_id
    from int_spend_matched as matched
    inner join int_spend_service as paid
        on paid.source_file_id = matched.source_file_id and paid.line_number = matched.line_number
    where matched.is_matched and paid.service_id <> 'unmapped'
    group by matched.publisher_id, matched.supplier_key
    having count(distinct paid.service_id) = 1
)

select
    contracts.contract_id,
    coalesce(own.service_id, by_payments.service_id, 'unmapped') as service_id,
    case
        when own.service_id is not null then own.service_method
        when by_payments.service_id is not null then 'payments'
        else 'unmapped'
    end as service_method
from int_contracts as contracts
inner join int_contract_own_service as own on own.contract_id = contracts.contract_id
left join by_payments
    on by_payments.publisher_id = contracts.publisher_id and by_payments.supplier_key = contracts.supplier_key
