-- warn: A contract's value a year is not more than its value in all.

select contract_id, annual_value_gbp, total_value_gbp
from dim_contract
where annual_value_gbp > total_value_gbp and expiry_date >= start_date + interval 1 year
