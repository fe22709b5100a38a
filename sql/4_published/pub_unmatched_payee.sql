/*---
description = """
Payments that the register does not explain, by reason; only organisations are named.
"""
grain     = ["publisher_id", "period", "unmatched_because", "payee_name"]
audiences = ["board", "officer"]
order     = ["place_id", "period", "sort_key"]
---*/

select
    unmatched.publisher_id,
    publishers.place_id,
    unmatched.period,
    unmatched.unmatched_because,
    unmatched.payee_name,
    'All kinds of flow'                             as flow_kinds_counted,
    unmatched.spend_gbp,
    unmatched.payments,
    cast(row_number() over (
        partition by unmatched.publisher_id, unmatched.period
        order by unmatched.spend_gbp desc, unmatched.unmatched_because, unmatched.payee_name nulls last
    ) as integer)                                   as sort_key
from fct_unmatched_payee as unmatched
inner join dim_publisher as publishers on publishers.publisher_id = unmatched.publisher_id
