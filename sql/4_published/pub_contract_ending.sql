/*---
description = """
Contracts in force by the quarter in which they expire.
"""
grain = ["publisher_id", "period"]
order = ["place_id", "period_start"]
---*/

select
    ending.publisher_id,
    publishers.place_id,
    ending.as_at,
    ending.quarter          as period,
    ending.quarter_words    as period_words,
    ending.quarter_start    as period_start,
    ending.contracts,
    ending.contracts_with_value,
    ending.annual_value_gbp
from fct_contract_ending as ending
inner join dim_publisher as publishers on publishers.publisher_id = ending.publisher_id
