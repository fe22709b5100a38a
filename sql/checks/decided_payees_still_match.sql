-- fail: Each line of decisions/payees.csv names somebody who is paid, has a contract, a grant or a place on the list of providers.

select payees.payee_name
from ref_decided_payees as payees
where not exists (select 1 from stg_spend as spend where lower(spend.payee_name) = lower(payees.payee_name))
    and not exists (select 1 from stg_contracts as contracts where lower(contracts.supplier_name) = lower(payees.payee_name))
    and not exists (select 1 from stg_award_suppliers as notices where lower(notices.supplier_name) = lower(payees.payee_name))
    and not exists (select 1 from stg_providers as providers where lower(providers.provider_name) = lower(payees.payee_name))
    and not exists (select 1 from stg_service_costs as costs where lower(costs.provider_name) = lower(payees.payee_name))
    and not exists (select 1 from stg_grants as grants where lower(grants.recipient_name) = lower(payees.payee_name))
