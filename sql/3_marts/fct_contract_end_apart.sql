/*---
description = """
Contracts of which a register and the notices give different last days, where both state one. Neither is taken for right: the
register's stands in every figure, and the question stays open. Notices that give the end which the register gave at first,
before it was extended, are only older.
"""
grain      = ["contract_id"]
references = { contract_id = "dim_contract" }
not_null   = ["register_end_date", "notice_end_date"]
---*/

select
    contracts.contract_id,
    contracts.expiry_date   as register_end_date,
    awards.expiry_date      as notice_end_date
from dim_contract as contracts
inner join int_awards as awards on awards.contract_id = contracts.contract_id
where contracts.expiry_date <> awards.expiry_date
    and contracts.end_date is distinct from awards.expiry_date
