/*---
description = """
How many contracts of a register are in force, ended, not started or without a stated end, and
what they are worth a year where the register says so.
"""
grain    = ["publisher_id", "state"]
not_null = ["contracts", "contracts_with_value"]
within   = { contracts_with_value = "0 .. contracts" }
---*/

select
    publisher_id,
    state,
    max(as_at)                                      as as_at,
    bool_and(is_as_at_stated)                       as is_as_at_stated,
    count(*)                                        as contracts,
    count(annual_value_gbp)                         as contracts_with_value,
    sum(annual_value_gbp)::decimal(18, 2)           as annual_value_gbp
from int_contracts
group by publisher_id, state
