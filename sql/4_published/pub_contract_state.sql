/*---
description = """
Contracts of a register by their state at its date; a state that does not occur has zero.
Of a register whose day nobody knows only those stand that occur.
"""
grain = ["publisher_id", "state"]
order = ["place_id", "sort_key"]
---*/

with registers as (
    select publisher_id, max(as_at) as as_at
    from fct_contract_state
    group by publisher_id
)

select
    registers.publisher_id,
    publishers.place_id,
    registers.as_at,
    states.state,
    states.state_words,
    coalesce(counted.contracts, 0)              as contracts,
    coalesce(counted.contracts_with_value, 0)   as contracts_with_value,
    case
        when counted.contracts is null then 0
        else counted.annual_value_gbp
    end::decimal(18, 2)                         as annual_value_gbp,
    states.sort_key
from registers
cross join dim_contract_state as states
inner join dim_publisher as publishers on publishers.publisher_id = registers.publisher_id
left join fct_contract_state as counted
    on counted.publisher_id = registers.publisher_id
    and counted.state = states.state
where counted.contracts is not null or (states.state <> 'day_not_stated' and registers.as_at is not null)
