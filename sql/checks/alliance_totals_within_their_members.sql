-- fail: What an alliance spent is its members' payments less those between members, and never more than they paid.

with paid as (
    select publisher_id, month, sum(abs(amount_gbp)) as paid_gbp
    from int_spend
    group by publisher_id, month
)

select spend.alliance_id, spend.publisher_id, spend.month, spend.spend_gbp, paid.paid_gbp
from fct_alliance_spend as spend
left join paid on paid.publisher_id = spend.publisher_id and paid.month = spend.month
where spend.spend_gbp <> spend.gross_gbp - spend.eliminated_gbp
    or abs(spend.gross_gbp) > coalesce(paid.paid_gbp, 0)
