-- warn: Each delivery of social value belongs to a promise, and each evidence to a delivery.

select deliveries.delivery_id
from stg_social_value_deliveries as deliveries
left join stg_social_value_commitments as promises on promises.commitment_id = deliveries.commitment_id
where promises.commitment_id is null
union all
select evidence.delivery_id
from stg_social_value_evidence as evidence
left join stg_social_value_deliveries as deliveries on deliveries.delivery_id = evidence.delivery_id
where deliveries.delivery_id is null
