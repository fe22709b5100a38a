-- fail: Payments by service, what is not mapped included, add up to all payments, and to the months shown.

with joined as (
    select publisher_id, sum(amount_gbp) as amount_gbp, count(*) as payments from int_spend group by publisher_id
),

split as (
    select publisher_id, sum(amount_gbp) as amount_gbp, count(*) as payments from int_spend_service group by publisher_id
),

months as (
    select publisher_id, sum(spend_gbp) as spend_gbp from fct_spend_month group by publisher_id
),

services as (
    select publisher_id, sum(spend_gbp) as spend_gbp from fct_spend_service group by publisher_id
)

select joined.publisher_id, joined.amount_gbp, split.amount_gbp as split_gbp, months.spend_gbp, services.spend_gbp as service_gbp
from joined
left join split on split.publisher_id = joined.publisher_id
left join months on months.publisher_id = joined.publisher_id
left join services on services.publisher_id = joined.publisher_id
where joined.amount_gbp is distinct from split.amount_gbp
    or joined.payments is distinct from split.payments
    or months.spend_gbp is distinct from services.spend_gbp
