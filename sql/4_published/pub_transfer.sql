/*---
description = """
Transfers to partners (public bodies) by partner and month.
"""
grain = ["publisher_id", "month", "payee_name"]
order = ["place_id", "month", "payee_name"]
---*/

select
    transfers.publisher_id,
    publishers.place_id,
    transfers.month,
    transfers.month_start,
    transfers.financial_year,
    transfers.payee_name,
    transfers.flow_kind,
    transfers.flow_basis,
    transfers.spend_gbp,
    transfers.payments
from fct_transfer as transfers
inner join dim_publisher as publishers on publishers.publisher_id = transfers.publisher_id
