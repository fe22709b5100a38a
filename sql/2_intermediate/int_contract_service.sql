/*---
description = """
Which service each contract is for, and how that is known: as its register states it, else by the service
that its title begins with, else by the one service that all mapped payments to its supplier are for.
Where nothing says, `unmapped`.
"""
grain    = ["contract_id"]
not_null = ["service_id", "service_method"]
accepted = { service_method = ["stated", "title words", "payments", "unmapped"] }
---*/

with words as (
    select lower(service_name) as words, service_id from ref_services
    union
    select lower(words), service_id from ref_service_words where scheme <> 'directorate'
),

by_title as (
    select contracts.contract_id, max_by(words.service_id, length(words.words)) as service_id
    from int_contracts as contracts
    inner join words on starts_with(lower(contracts.title), words.words)
    group by contracts.contract_id
),

by_payments as (
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
    coalesce(contracts.service_id, by_title.service_id, by_payments.service_id, 'unmapped') as service_id,
    case
        when contracts.service_id is not null then 'stated'
        when by_title.service_id is not null then 'title words'
        when by_payments.service_id is not null then 'payments'
        else 'unmapped'
    end as service_method
from int_contracts as contracts
left join by_title on by_title.contract_id = contracts.contract_id
left join by_payments
    on by_payments.publisher_id = contracts.publisher_id and by_payments.supplier_key = contracts.supplier_key
