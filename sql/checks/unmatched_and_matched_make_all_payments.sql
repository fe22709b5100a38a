-- fail: Payments that the register explains and those that it does not add up to all payments.

with explained as (
    select publisher_id, period, spend_gbp from fct_contract_match where step = 2
),

unexplained as (
    select publisher_id, period, sum(spend_gbp) as spend_gbp
    from fct_unmatched_payee
    group by publisher_id, period
)

select paid.publisher_id, paid.period, paid.spend_gbp
from fct_contract_match as paid
left join explained on explained.publisher_id = paid.publisher_id and explained.period = paid.period
left join unexplained on unexplained.publisher_id = paid.publisher_id and unexplained.period = paid.period
where paid.step = 1
    and paid.spend_gbp <> coalesce(explained.spend_gbp, 0) + coalesce(unexplained.spend_gbp, 0)
