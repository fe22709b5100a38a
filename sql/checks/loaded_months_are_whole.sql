-- warn: No month that counts as loaded has less than a twentieth of the pounds of its publisher's fullest; such a month may be loaded in part.

with months as (
    select publisher_id, month, sum(spend_gbp) as spend_gbp, sum(payments) as payments
    from fct_spend_month
    where is_covered
    group by publisher_id, month
),

fullest as (
    select publisher_id, max(spend_gbp) as spend_gbp from months group by publisher_id
)

select months.publisher_id, months.month, months.spend_gbp, months.payments
from months
inner join fullest on fullest.publisher_id = months.publisher_id
where months.spend_gbp * 20 < fullest.spend_gbp
