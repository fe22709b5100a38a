/*---
description = """
Promises of social value with what was reported, checked and confirmed, in units; never in pounds. With the
contract or agreement that each belongs to.
"""
grain = ["commitment_id"]
order = ["commitment_id"]
---*/

select
    promises.commitment_id,
    promises.agreement_reference,
    promises.contract_id,
    contracts.title                                                 as agreement_title,
    contracts.service_id,
    promises.publisher_id,
    promises.provider_id,
    promises.framework,
    promises.measure_code,
    promises.mission,
    promises.intended_outcome,
    promises.promise,
    promises.unit,
    promises.promised_units,
    promises.due_on,
    promises.due_on <= contracts.as_at                              as is_due,
    promises.place_scope,
    promises.core_or_addon,
    promises.deliveries,
    promises.delivered_units,
    promises.checked_units,
    promises.confirmed_units,
    promises.evidence_grade
from fct_social_value as promises
left join dim_contract as contracts on contracts.contract_id = promises.contract_id
