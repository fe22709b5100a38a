/*---
description = """
What each publisher paid to each known provider for each service, by financial year.
"""
grain     = ["provider_id", "publisher_id", "financial_year", "service_id"]
parts     = "publisher_id"
audiences = ["board", "officer"]
order     = ["provider_id", "financial_year", "publisher_id", "service_id"]
---*/

select
    spend.provider_id,
    spend.publisher_id,
    publishers.publisher_name,
    spend.financial_year,
    spend.service_id,
    services.service_name,
    spend.spend_gbp,
    spend.payments
from fct_provider_spend as spend
inner join dim_publisher as publishers on publishers.publisher_id = spend.publisher_id
inner join dim_service as services on services.service_id = spend.service_id
