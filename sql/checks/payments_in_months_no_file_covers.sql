-- warn: No payment is dated in a month that no file covers; such payments are in no total that is shown.

select spend.source_file_id, spend.month, count(*) as payments, sum(spend.amount_gbp) as amount_gbp
from int_spend as spend
left join int_months as months
    on months.publisher_id = spend.publisher_id and months.month = spend.month
where not coalesce(months.is_covered, false)
group by spend.source_file_id, spend.month
