/*---
description = """
Purchases and grants of each publisher by the kind of organisation that was paid and on what that rests.
"""
grain = ["publisher_id", "financial_year", "sector", "sector_basis"]
order = ["publisher_id", "financial_year", "sector", "sector_basis"]
---*/

select
    spend.publisher_id,
    publishers.publisher_name,
    publishers.place_id,
    spend.financial_year,
    'Purchases and grants'      as flow_kinds_counted,
    spend.sector,
    spend.sector_basis,
    spend.spend_gbp,
    spend.payments
from fct_sector_spend as spend
inner join dim_publisher as publishers on publishers.publisher_id = spend.publisher_id
