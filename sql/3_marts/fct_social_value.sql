/*---
description = """
Each promise of social value: what was promised, what was reported as delivered, and how much of that
is confirmed by evidence. Units, never pounds.

A delivery counts under its best evidence. Checked: grade 2 (a sample was checked) or better.
Confirmed: grade 4, confirmed by people. Nothing reported is null, not zero: not reported is not
undelivered.
"""
grain    = ["commitment_id"]
not_null = ["promised_units"]
---*/

with evidence as (
    select delivery_id, max(evidence_grade) as evidence_grade
    from stg_social_value_evidence
    group by delivery_id
),

deliveries as (
    -- The same delivery reported twice counts once, as last reported.
    select
        delivery_id, commitment_id, delivered_units,
        row_number() over (partition by delivery_id order by month desc, source_file_id desc, line_number desc) as latest
    from stg_social_value_deliveries
),

delivered as (
    select
        deliveries.commitment_id,
        count(*)                                                                        as deliveries,
        sum(deliveries.delivered_units)                                                 as delivered_units,
        sum(case when evidence.evidence_grade >= 2 then deliveries.delivered_units else 0 end) as checked_units,
        sum(case when evidence.evidence_grade >= 4 then deliveries.delivered_units else 0 end) as confirmed_units,
        max(evidence.evidence_grade)                                                    as evidence_grade
    from deliveries
    left join evidence on evidence.delivery_id = deliveries.delivery_id
    where deliveries.latest = 1
    group by deliveries.commitment_id
),

contracts as (
    select contract_reference, min(contract_id) as contract_id, min(publisher_id) as publisher_id,
        min(provider_id) as provider_id
    from int_contracts
    where contract_reference is not null
    group by contract_reference
    having count(*) = 1
)

select
    promises.commitment_id,
    promises.agreement_reference,
    contracts.contract_id,
    contracts.publisher_id,
    providers.shown_provider_id as provider_id,
    promises.framework,
    promises.measure_code,
    promises.mission,
    promises.intended_outcome,
    promises.promise,
    promises.unit,
    promises.promised_units,
    promises.due_on,
    promises.place_scope,
    promises.core_or_addon,
    delivered.deliveries,
    delivered.delivered_units,
    delivered.checked_units,
    delivered.confirmed_units,
    delivered.evidence_grade
from stg_social_value_commitments as promises
left join delivered on delivered.commitment_id = promises.commitment_id
left join contracts on contracts.contract_reference = promises.agreement_reference
left join int_provider_name as providers on providers.provider_id = contracts.provider_id
