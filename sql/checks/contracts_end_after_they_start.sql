-- warn: A contract ends on or after the day on which it starts.

select contract_id, start_date, expiry_date
from dim_contract
where expiry_date < start_date
