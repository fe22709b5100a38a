/*---
description = """
What members of an alliance paid for its services by month, payments between members taken out and stated.
"""
grain = ["alliance_id", "publisher_id", "month"]
order = ["alliance_id", "month", "publisher_id"]
---*/

select
    spend.alliance_id,
    alliances.alliance_name,
    spend.publisher_id,
    publishers.publisher_name,
    spend.month,
    spend.financial_year,
    spend.gross_gbp,
    spend.eliminated_gbp,
    spend.spend_gbp,
    spend.flow_kinds_counted
from fct_alliance_spend as spend
inner join dim_alliance as alliances on alliances.alliance_id = spend.alliance_id
inner join dim_publisher as publishers on publishers.publisher_id = spend.publisher_id
