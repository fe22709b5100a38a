/*---
description = """
Contracts in force at the register's date, by the quarter in which they expire. Quarters in which
none expires stay, with zero.
"""
grain    = ["publisher_id", "quarter"]
not_null = ["contracts", "contracts_with_value"]
within   = { contracts_with_value = "0 .. contracts" }
---*/

with quarters as (
    select distinct
        quarter,
        quarter_words,
        cast(quarter_start as date) as quarter_start
    from ref_calendar
),

ending as (
    select
        contracts.publisher_id,
        calendar.quarter,
        count(*)                        as contracts,
        count(contracts.annual_value_gbp) as contracts_with_value,
        sum(contracts.annual_value_gbp) as annual_value_gbp
    from int_contracts as contracts
    inner join ref_calendar as calendar on calendar.month = strftime(contracts.expiry_date, '%Y-%m')
    where contracts.state = 'in_force'
    group by contracts.publisher_id, calendar.quarter
),

spans as (
    select
        contracts.publisher_id,
        max(contracts.as_at)                            as as_at,
        min(cast(calendar.quarter_start as date))       as first_quarter,
        max(cast(calendar.quarter_start as date))       as last_quarter
    from int_contracts as contracts
    inner join ref_calendar as calendar on calendar.month = strftime(contracts.expiry_date, '%Y-%m')
    where contracts.state = 'in_force'
    group by contracts.publisher_id
)

select
    spans.publisher_id,
    spans.as_at,
    quarters.quarter,
    quarters.quarter_words,
    quarters.quarter_start,
    coalesce(ending.contracts, 0)                       as contracts,
    coalesce(ending.contracts_with_value, 0)            as contracts_with_value,
    case
        when coalesce(ending.contracts, 0) = 0 then 0
        else ending.annual_value_gbp
    end::decimal(18, 2)                                 as annual_value_gbp
from spans
inner join quarters on quarters.quarter_start between spans.first_quarter and spans.last_quarter
left join ending
    on ending.publisher_id = spans.publisher_id
    and ending.quarter = quarters.quarter
